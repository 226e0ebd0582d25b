/** Steps that are to be done, as arrays: one for those that differ in their run alone and wait for the same array. */
import type { StepArray } from '../studyGraph';
import { arrayNames } from './arrayNames';
import type { DraftStep } from './draftStep';
import type { StepGroup } from './stepGroup';

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
 * Slurm takes indices below its MaxArraySize, which is 1001 where a cluster does not say otherwise (slurm.conf(5)): what is
 * more is another array.
 */
export const mostSteps = 1000;

/**
 * A step that waits for a student's (an evaluation for its training) has the index of that one, so that an array for the
 * runs of one domain waits for its elements alone, and all trainings stay one array.
 */
export function arraysOf(toDo: readonly DraftStep[], most = mostSteps): Arrays {
  const groups = groupsOf(toDo, most);
  const ids = arrayNames(groups);
  const idOf = (group: StepGroup): string => ids.get(group) ?? '';
  const places = new Map<DraftStep, Placed>();
  const arrays = groups.flatMap((group): StepArray[] => {
    const { after, members } = group;
    const [first] = members;
    if (!first) return [];
    for (const { step, index } of members) places.set(step, { array: idOf(group), index });
    const { stage, chosen } = first.step;
    return [
      {
        id: idOf(group),
        stage,
        kind: chosen.loaded.kind.id,
        resources: chosen.resources,
        steps: members.map(({ step }) => step.id),
        after: after ? [{ array: idOf(after), how: isOfStudents(after) ? 'element' : 'all' }] : [],
      },
    ];
  });
  return { arrays, places };
}

interface GrowingGroup extends StepGroup {
  readonly members: { readonly step: DraftStep; readonly index: number }[];
}

function groupsOf(toDo: readonly DraftStep[], most: number): readonly StepGroup[] {
  const groups: GrowingGroup[] = [];
  const last = new Map<string, GrowingGroup>();
  const found = new Map<DraftStep, { readonly group: GrowingGroup; readonly index: number }>();
  const numberOf = numbers();
  for (const step of toDo) {
    const needed = step.model?.is === 'made' ? found.get(step.model.by) : undefined;
    const key = JSON.stringify([numberOf(step.chosen), needed ? groups.indexOf(needed.group) : null]);
    let group = last.get(key);
    if (group === undefined || group.members.length >= most) {
      group = { after: needed?.group ?? null, members: [] };
      groups.push(group);
      last.set(key, group);
    }
    const index = needed && isOfStudents(needed.group) ? needed.index : group.members.length;
    group.members.push({ step, index });
    found.set(step, { group, index });
  }
  return groups;
}

/** A number for each choice of the plan. Recipes of base and reference are two, so that no step waits for both. */
function numbers(): (chosen: DraftStep['chosen']) => number {
  const known = new Map<DraftStep['chosen'], number>();
  return (chosen) => {
    const number = known.get(chosen) ?? known.size;
    known.set(chosen, number);
    return number;
  };
}

function isOfStudents({ members }: StepGroup): boolean {
  return members.every(({ step }) => step.subject.role === 'student');
}
