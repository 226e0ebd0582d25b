/** A draft as it will be done: its files, links and needs. */
import { posix } from 'node:path';
import { renderStep } from '../../steps/renderStep';
import type { ExistingStep, PlannedStep, StepLink } from '../studyGraph';
import type { Placed } from './arrays';
import type { DraftStep } from './draftStep';
import { expectedHours } from './expectations';

const dataLink = 'inputs/data.jsonl';
const modelLink = 'needs/model';

/** @param place Null where it exists already. */
export function writeStep(
  step: DraftStep,
  place: Placed | null,
  existing: ReadonlyMap<DraftStep, ExistingStep>,
): PlannedStep {
  const { id, stage, chosen, subject, model, data, key } = step;
  const { kind } = chosen.loaded;
  const { files, placed } = renderStep(chosen.loaded, {
    settings: chosen.seen,
    resources: chosen.resources,
    subject,
    model: model && {
      path: model.is === 'made' ? modelLink : model.is === 'named' ? model.name : null,
      isFolder: model.is === 'made',
    },
    data: data && { path: dataLink, rows: data.rows ?? 0 },
  });
  const by = model?.is === 'made' ? model.by : null;
  const before = by && existing.get(by);
  return {
    id,
    stage,
    kind: kind.id,
    subject,
    array: place?.array ?? '',
    index: place?.index ?? -1,
    key,
    exists: existing.get(step) ?? null,
    files,
    settings: chosen.settings,
    resources: chosen.resources,
    links: [
      ...(data ? [{ name: dataLink, data: data.sha256 }] : []),
      ...chosen.files.map((each) => ({ name: each.link, data: each.data.sha256 })),
      ...(by ? [linkToModel(by, before ?? null)] : []),
    ],
    needs: by && !before ? [by.id] : [],
    secrets: kind.needs.secrets,
    progress: kind.progress,
    pulls: kind.pulls,
    placed,
    expectedHours: expectedHours(kind, data?.rows ?? 0),
  };
}

function linkToModel(by: DraftStep, before: ExistingStep | null): StepLink {
  const path = posix.join('outputs', by.chosen.loaded.kind.gives?.model ?? '');
  if (before?.farFolder == null) return { name: modelLink, step: by.id, path };
  return { name: modelLink, farPath: posix.join(before.farFolder, path) };
}
