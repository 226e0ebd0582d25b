/** The folder of a launch, and what lies in it. */
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface LaunchPlaces {
  readonly path: string;
  /** What was launched, and where; written once. */
  readonly job: string;
  /** Exactly what is sent, of `writeBundle`. */
  readonly far: string;
  /** Files that steps are given: `SHA256/NAME`. */
  readonly data: string;
  /** Copies of what steps write as they run, a folder each. */
  readonly steps: string;
  /** How everything was when it was last looked at. */
  readonly state: string;
  /** What happened, a JSON object a line. */
  readonly log: string;
  /** There once somebody asked to end all of it. */
  readonly cancelled: string;
  /** Results on their way, and which are here: `STEP.json`. */
  readonly incoming: string;
  readonly pulled: string;
  /** An archive. */
  readonly outputs: string;
}

export function launchPlaces(path: string): LaunchPlaces {
  return {
    path,
    job: join(path, 'job.json'),
    far: join(path, 'far'),
    data: join(path, 'data'),
    steps: join(path, 'steps'),
    state: join(path, 'state.json'),
    log: join(path, 'log.jsonl'),
    cancelled: join(path, 'cancelled'),
    incoming: join(path, 'incoming'),
    pulled: join(path, 'pulled'),
    outputs: join(path, 'outputs'),
  };
}

/** Whether a job's folder holds work that was launched on a target; others ask language models. */
export async function isLaunch(folder: string): Promise<boolean> {
  return stat(launchPlaces(folder).far).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Whether somebody asked to end all of a launch, and not to go on with it since. */
export async function isCancelled({ cancelled }: LaunchPlaces): Promise<boolean> {
  return access(cancelled).then(
    () => true,
    () => false,
  );
}

/** The copies of one step's files. */
export function stepCopies(places: LaunchPlaces, step: string): string {
  return join(places.steps, step);
}
