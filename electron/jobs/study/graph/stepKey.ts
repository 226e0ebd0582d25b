/** What a step is known by: a hash of all that decides what comes out of it. */
import { createHash } from 'node:crypto';
import { isRecord } from '../../steps/templates/shape';
import type { PlannedData } from '../studyGraph';
import type { ChosenKind } from './chosenKind';
import type { ModelSource } from './draftStep';

/**
 * Names of runs, targets and limits are not part of it. GPUs of a training are: with them grows the batch.
 */
export function stepKey(chosen: ChosenKind, model: ModelSource | null, data: PlannedData | null): string {
  const { kind } = chosen.loaded;
  const what = {
    kind: kind.id,
    version: kind.version,
    settings: chosen.meant,
    data: data?.sha256 ?? null,
    model: model && modelKey(model),
    ...(kind.stage === 'train' ? { gpus: chosen.resources.gpus } : {}),
  };
  return createHash('sha256').update(canonical(what)).digest('hex');
}

function modelKey(model: ModelSource): unknown {
  switch (model.is) {
    case 'named':
      return { name: model.name };
    case 'made':
      return { step: model.by.key };
    case 'nothing':
      return 'nothing';
  }
}

/** JSON with the keys of objects in order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}
