import type { LoadedKind } from '../steps/readKind';
import { arraysOf } from '../study/graph/arrays';
import { chosenKind } from '../study/graph/chosenKind';
import type { DraftStep } from '../study/graph/draftStep';
import { safe } from '../study/graph/names';
import { stepKey } from '../study/graph/stepKey';
import { writeStep } from '../study/graph/writeStep';
import type { StudyGraph } from '../study/studyGraph';
import { studyPlanSchema } from '../study/studyPlan';
import type { ServePlan } from './servePlan';

/**
 * A graph of one step that serves a model; there is no archive that it is about. Throws `AgoraError('bad-input')` for a
 * kind of another stage, and for settings that will not do.
 */
export async function serveGraph(
  { kind, settings, resources, model, target }: ServePlan,
  loaded: LoadedKind,
  signal: AbortSignal,
): Promise<StudyGraph> {
  const chosen = await chosenKind({ kind, settings, resources }, loaded, 'serve', kind, signal);
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
