/** How long a plan may take, by what its kinds expect. */
import type { StepKindFile } from '../../steps/stepKind';
import type { PlannedStep, StudyGraph } from '../studyGraph';
import type { ChosenKind } from './chosenKind';

/** Of one step; null: its kind expects nothing. */
export function expectedHours({ expected }: Pick<StepKindFile, 'expected'>, rows: number): number | null {
  return expected && expected.hours + (expected.hoursPer1000 * rows) / 1000;
}

/** Of the steps that are to be done, one after the other. */
export function expectationOf(toDo: readonly PlannedStep[]): StudyGraph['expected'] {
  return {
    hours: sum(toDo.map((step) => step.expectedHours ?? 0)),
    gpuHours: sum(toDo.map((step) => (step.expectedHours ?? 0) * step.resources.gpus)),
    unknownSteps: toDo.filter((step) => step.expectedHours === null).length,
  };
}

/** What the hours rest on, and limits that are shorter than what is expected. */
export function expectationRemarks(toDo: readonly PlannedStep[], chosen: readonly ChosenKind[]): string[] {
  const kinds = new Map(chosen.map(({ loaded: { kind } }) => [kind.id, kind]));
  const sources = [...new Set(toDo.map(({ kind }) => kind))].flatMap((id) => {
    const expected = kinds.get(id)?.expected;
    return expected ? [`Hours of ${id}: ${expected.source}`] : [];
  });
  const short = toDo.filter((step) => (step.expectedHours ?? 0) > step.resources.hours);
  const [first] = short;
  if (!first) return sources;
  const others = short.length > 1 ? ` and ${String(short.length - 1)} more` : '';
  const hours = `${(first.expectedHours ?? 0).toFixed(1)} hours are expected, and ${String(first.resources.hours)} are its limit`;
  return [...sources, `The time limit may be too short for ${first.id}${others}: ${hours}. Raise resources.hours.`];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
