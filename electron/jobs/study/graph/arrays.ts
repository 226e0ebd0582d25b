/** Steps that are to be done, as arrays: one for those that differ in their run alone and wait for the same. */
import type { StepArray } from '../studyGraph';
import type { DraftStep } from './draftStep';
import { names } from './names';

export interface Placed {
  readonly array: string;
  readonly index: number;
}

export interface Arrays {
  /** Each after those that it waits for. */
  readonly arrays: readonly StepArray[];
  readonly places: ReadonlyMap<DraftStep, Placed>;
}

/**
 * Where each element waits for its own (a student's evaluation for its training), both arrays have the same elements in
 * the same order: trainings are parted by what waits for them.
 */
export function arraysOf(toDo: readonly DraftStep[]): Arrays {
  const isToDo = new Set(toDo);
  const producer = ({ model }: DraftStep) => (model?.is === 'made' && isToDo.has(model.by) ? model.by : null);
  const waiting = new Map<DraftStep, string[]>();
  for (const step of toDo) {
    const needed = producer(step);
    if (needed) waiting.set(needed, [...(waiting.get(needed) ?? []), step.chosen.label]);
  }
  const groups = new Map<string, DraftStep[]>();
  const keys = new Map<DraftStep, string>();
  for (const step of toDo) {
    const needed = producer(step);
    const after = needed ? (keys.get(needed) ?? null) : null;
    const waitedFor = isStudent(step) ? (waiting.get(step) ?? []) : [];
    const key = JSON.stringify([step.chosen.label, after, waitedFor]);
    keys.set(step, key);
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  const named = names();
  const ids = new Map(
    [...groups].map(([key, steps]) => [key, named.take(steps[0]?.chosen.label ?? '', suffixOf(steps))]),
  );
  const places = new Map<DraftStep, Placed>();
  const arrays = [...groups].flatMap(([key, steps]): StepArray[] => {
    const [first] = steps;
    if (!first) return [];
    const array = ids.get(key) ?? '';
    steps.forEach((step, index) => places.set(step, { array, index }));
    const needed = producer(first);
    const before = needed && ids.get(keys.get(needed) ?? '');
    return [
      {
        id: array,
        stage: first.stage,
        kind: first.chosen.loaded.kind.id,
        resources: first.chosen.resources,
        steps: steps.map(({ id }) => id),
        after: needed && before ? [{ array: before, how: isStudent(needed) ? 'element' : 'all' }] : [],
      },
    ];
  });
  return { arrays, places };
}

function isStudent({ subject }: DraftStep): boolean {
  return subject.role === 'student';
}

/** `base`, `reference`, `anchors`; nothing where students are among them. */
function suffixOf(steps: readonly DraftStep[]): string {
  const roles = new Set(steps.map(({ subject }) => subject.role));
  if (roles.has('student')) return '';
  return roles.size > 1 ? 'anchors' : ([...roles][0] ?? '');
}
