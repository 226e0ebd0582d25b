/** Study plans from the window name open archives and chosen files by ids; here they become paths, and back names. */
import { basename } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import type { ChosenInput, PlannedStudy, StepKindInfo } from '../contract';
import type { ServePlan } from '../jobs/serve/servePlan';
import type { StudyPlan } from '../jobs/study/studyPlan';
import { chooseFileToOpen } from './dialogs';
import { grantedPlace } from './grants';
import { inputAt, pathOf } from './jobInputs';

/** Asks for a file that a plan names. Null: the dialog was cancelled. */
export async function choosePlanFile(): Promise<ChosenInput | null> {
  const path = await chooseFileToOpen('A file for the plan');
  return path === null ? null : inputAt(path);
}

/** The plan of a draft, with paths. Throws `AgoraError('not-permitted')` for what was not chosen. */
export function studyPlanOf(draft: StudyPlan, kinds: readonly StepKindInfo[]): StudyPlan {
  const choice = <C extends Choice>(of: C): C => choiceWithPaths(of, kinds);
  const model = (of: StudyPlan['base']): StudyPlan['base'] =>
    of !== null && 'train' in of ? { ...of, train: choice(of.train), data: pathOf(of.data) } : of;
  return {
    ...draft,
    archive: archivePlace(draft.archive),
    base: model(draft.base),
    reference: model(draft.reference),
    train: draft.train && choice(draft.train),
    evaluate: draft.evaluate.map(choice),
    measure: draft.measure.map(choice),
    seedData: Object.fromEntries(Object.entries(draft.seedData).map(([domain, id]) => [domain, pathOf(id)])),
  };
}

/** The plan of a draft, with paths. Throws as `studyPlanOf`. */
export function servePlanOf(draft: ServePlan, kinds: readonly StepKindInfo[]): ServePlan {
  return choiceWithPaths(draft, kinds);
}

/** What was planned, for the window: names of files instead of paths, and of its plan as little. */
export function withoutPlaces({ id, graph }: PlannedStudy): PlannedStudy {
  const { plan, data } = graph;
  return {
    id,
    graph: {
      ...graph,
      plan: {
        ...plan,
        archive: basename(plan.archive),
        base: modelByName(plan.base),
        reference: modelByName(plan.reference),
        seedData: {},
      },
      data: data.map((each) => ({ ...each, path: basename(each.path) })),
    },
  };
}

function modelByName(model: StudyPlan['base']): StudyPlan['base'] {
  return model !== null && 'train' in model ? { ...model, data: basename(model.data) } : model;
}

function archivePlace(id: string): string {
  const granted = grantedPlace(id);
  if (granted === null)
    throw new AgoraError('not-permitted', 'The archive of the plan is not open.', {
      nextStep: 'Open it, and plan again.',
    });
  return granted.place;
}

interface Choice {
  readonly kind: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

function choiceWithPaths<C extends Choice>(of: C, kinds: readonly StepKindInfo[]): C {
  const kind = kinds.find(({ id }) => id === of.kind);
  return kind ? { ...of, settings: settingsWithPaths(of.settings, kind.settings) } : of;
}

/** Settings whose schema says `"format": "path"` are ids of what was chosen. */
function settingsWithPaths(
  settings: Readonly<Record<string, unknown>>,
  schema: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const properties = Object(schema['properties']) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => {
      const property: unknown = properties[name];
      const isPath =
        typeof property === 'object' && property !== null && 'format' in property && property.format === 'path';
      return [name, isPath && typeof value === 'string' && value !== '' ? pathOf(value) : value];
    }),
  );
}
