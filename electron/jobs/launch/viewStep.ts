/** One step of a launch in full. */
import { join } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { launchNow, type Beside } from './launchNow';
import { stepCopies } from './launchPlaces';
import type { StepView } from './launchResults';
import { readTail } from './readTail';
import { readCurve } from './stepProgress';

/** Logs that every step has. */
export const logNames = ['stdout.log', 'stderr.log'] as const;

/** Of each log. */
const shownBytes = 128 * 1024;

/** Throws as `viewLaunch`, and `AgoraError('bad-input')` for a step that it does not have. */
export async function viewStep(folder: string, step: string, beside: Beside = { isHere: false }): Promise<StepView> {
  const { places, file, steps } = await launchNow(folder, beside);
  const planned = file.launch.graph.steps.find(({ id }) => id === step);
  const now = steps.find((each) => each.step === step);
  if (!planned || !now) throw noSuchStep(step);
  const logs = logNames.map(async (name) => ({
    name,
    ...(await readTail(join(stepCopies(places, step), name), shownBytes)),
  }));
  return { step: now, files: planned.files, curve: await readCurve(places, planned), logs: await Promise.all(logs) };
}

export function noSuchStep(step: string): AgoraError {
  return new AgoraError('bad-input', `The launch has no step ${step}.`, {
    value: step,
    nextStep: '"agora jobs show ID" lists its steps.',
  });
}
