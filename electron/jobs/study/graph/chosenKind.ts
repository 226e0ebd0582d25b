/** A kind of step as a plan chose it: settings checked, files found, resources filled in. */
import { extname, isAbsolute, resolve } from 'node:path';
import { AgoraError } from '../../../../analysis/errors';
import type { LoadedKind } from '../../steps/readKind';
import type { Settings } from '../../steps/settings';
import { isPath } from '../../steps/settingsSchema';
import type { Stage } from '../../steps/stepKind';
import { givenFile } from '../data/givenFile';
import type { PlannedData, Resources } from '../studyGraph';
import type { StepChoice } from '../studyPlan';

export interface ChosenKind {
  /** In the names of its steps and arrays: the kind's id and domains, numbered where a plan chooses the same several times. */
  readonly label: string;
  readonly loaded: LoadedKind;
  /** As checked; paths as the plan has them. */
  readonly settings: Settings;
  /** Paths as a step finds them. */
  readonly seen: Settings;
  /** Paths as hashes of what lies there: what decides what comes out. */
  readonly meant: Settings;
  readonly files: readonly { readonly link: string; readonly data: PlannedData }[];
  readonly resources: Resources;
  /** Null: runs of all domains. */
  readonly domains: readonly string[] | null;
}

export type Choice = Pick<StepChoice, 'kind' | 'settings' | 'resources'> & {
  readonly domains?: readonly string[] | null;
};

/** More domains would leave no room for the names of runs. */
const mostNamed = 3;

/** What a choice is called by. */
export function labelParts({ kind, domains }: Choice): readonly string[] {
  const named = domains ?? [];
  return [kind, ...(named.length > mostNamed ? [`${String(named.length)}-domains`] : named)];
}

/**
 * Throws `AgoraError('bad-input')` where the kind is of another stage, its settings will not do, or a file is not there.
 */
export async function chosenKind(
  choice: Choice,
  loaded: LoadedKind,
  stage: Stage,
  label: string,
  signal: AbortSignal,
): Promise<ChosenKind> {
  const { kind, form } = loaded;
  checkStage(kind, stage);
  const settings = form.check(kind.id, choice.settings);
  const files: { link: string; data: PlannedData }[] = [];
  const [seen, meant] = [{ ...settings }, { ...settings }];
  for (const [name, property] of Object.entries(form.schema.properties)) {
    const given = settings[name];
    if (!isPath(property) || typeof given !== 'string' || given === '') continue;
    const isShipped = !isAbsolute(given) && given === property.default;
    const data = await givenFile(
      isShipped ? resolve(kind.folder, given) : resolve(given),
      `${kind.id}, ${name}`,
      signal,
    );
    const link = `inputs/${name}${extname(data.name)}`;
    files.push({ link, data });
    seen[name] = link;
    meant[name] = data.sha256;
  }
  const { gpus, cpus, memoryGb, hours } = choice.resources;
  const resources: Resources = {
    gpus: gpus ?? kind.resources.gpus,
    cpus: cpus ?? kind.resources.cpus,
    memoryGb: memoryGb ?? kind.resources.memoryGb,
    hours: hours ?? kind.resources.hours,
  };
  return { label, loaded, settings, seen, meant, files, resources, domains: choice.domains ?? null };
}

/** Throws `AgoraError('bad-input')` where the kind is of another stage than the one that it was named for. */
export function checkStage(kind: Pick<LoadedKind['kind'], 'id' | 'stage'>, stage: Stage): void {
  if (kind.stage === stage) return;
  throw new AgoraError('bad-input', `${kind.id} is a kind of the stage "${kind.stage}", and stands under "${stage}".`, {
    value: kind.id,
    nextStep: `Name it under "${kind.stage}", or another kind here.`,
  });
}
