import type { LoadedKind } from '../steps/readKind';
import { arraysOf } from '../study/graph/arrays';
import { chosenKind } from '../study/graph/chosenKind';
import type { DraftStep } from '../study/graph/draftStep';
import { safe } from '../study/graph/names';
import { stepKey } from '../study/graph/stepKey';
import { writeStep } from '../study/graph/writeStep';
import type { StudyGraph } from '../study/studyGraph';
import { studyPlanSchema, type StepChoice } from '../study/studyPlan';

export interface ServePlan {
  readonly kind: LoadedKind;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly resources: StepChoice['resources'];
  /** A name that the tool finds, or a folder on the target. */
  readonly model: string;
  /** Name of the target. */
  readonly target: string;
}

/**
 * A graph of one step that serves a model; there is no archive that it is about. Throws `AgoraError('bad-input')` for a
 * kind of another stage, and for settings that will not do.
 */
export async function serveGraph(plan: ServePlan, signal: AbortSignal): Promise<StudyGraph> {
  const { kind: loaded, settings, resources, model, target } = plan;
  const { id: kind } = loaded.kind;
  const chosen = await chosenKind({ kind, settings: { ...settings }, resources }, loaded, 'serve', kind, signal);
  const source = loaded.kind.takes.includes('model') ? ({ is: 'named', name: model } as const) : null;
  const draft: DraftStep = {
    id: kind,
    stage: 'serve',
    chosen,
    subject: { role: 'base', run: null, model },
    model: source,
    data: null,
    key: stepKey(chosen, source, null),
  };
  const { arrays, places } = arraysOf([draft]);
  const name = `serve-${safe(model) || 'model'}`;
  return {
    plan: studyPlanSchema.parse({ archive: 'none', target, name }),
    name,
    steps: [writeStep(draft, places.get(draft) ?? null, new Map())],
    arrays,
    data: chosen.files.map(({ data }) => data),
    study: { manifest: { agora: 1 }, family: null },
    expected: { hours: 0, gpuHours: 0, unknownSteps: 1 },
    remarks: [],
    problems: [],
  };
}
