/** The parts of a plan put together. Reads nothing. */
import type { Problem } from '../../../../analysis/problem';
import type { TargetFacts } from '../../targets/target';
import type { PlannedData, PlannedStep, StudyGraph } from '../studyGraph';
import { arraysOf } from './arrays';
import { checkFacts } from './checkFacts';
import { draftSteps } from './draftSteps';
import type { DraftStep } from './draftStep';
import { expectationOf, expectationRemarks } from './expectations';
import type { PlanParts } from './planParts';
import { settle, type ExistingSteps } from './settle';
import { studyOfGraph } from './studyOfGraph';
import { writeStep } from './writeStep';

/** @param facts Of the target where it was tested; what it lacks is then among the problems. */
export function graphOf(parts: PlanParts, known: ExistingSteps, facts: TargetFacts | null): StudyGraph {
  const drafts = draftSteps(parts);
  const { existing, remarks } = settle(drafts.steps, known);
  const toDo = drafts.steps.filter((step) => !existing.has(step));
  const { arrays, places } = arraysOf(toDo);
  const steps = drafts.steps.map((step) => writeStep(step, places.get(step) ?? null, existing));
  const stepsToDo = steps.filter(({ exists }) => exists === null);
  const chosen = [...new Set(toDo.map((step) => step.chosen))];
  return {
    plan: parts.plan,
    name: parts.plan.name ?? parts.study.name,
    steps,
    arrays,
    data: dataOf(parts, drafts.steps, toDo),
    study: studyOfGraph(parts),
    expected: expectationOf(stepsToDo),
    remarks: [
      ...parts.remarks,
      ...drafts.remarks,
      ...remarks,
      ...sameData(parts),
      ...expectationRemarks(stepsToDo, chosen),
    ],
    problems: [...parts.problems, ...nothingToDo(steps), ...(facts ? checkFacts(stepsToDo, chosen, facts) : [])],
  };
}

/** What steps are given, and the instances of runs whose data any step is about: results are kept beside them. */
function dataOf({ runs }: PlanParts, all: readonly DraftStep[], toDo: readonly DraftStep[]): PlannedData[] {
  const given = toDo.flatMap(({ data, chosen }) => [...(data ? [data] : []), ...chosen.files.map((file) => file.data)]);
  const about = new Set(all.flatMap(({ data, subject }) => (data && subject.run !== null ? [subject.run] : [])));
  const own = runs.filter(({ run }) => about.has(run.id)).map((each) => each.own);
  const bySha = new Map<string, PlannedData>();
  for (const each of [...given, ...own]) {
    const before = bySha.get(each.sha256);
    bySha.set(each.sha256, before ? { ...before, runs: [...new Set([...before.runs, ...each.runs])] } : each);
  }
  return [...bySha.values()];
}

function sameData({ runs }: PlanParts): string[] {
  const byContent = new Map<string, string[]>();
  for (const { run, own } of runs) byContent.set(own.sha256, [...(byContent.get(own.sha256) ?? []), run.id]);
  return [...byContent.values()]
    .filter((same) => same.length > 1)
    .map((same) => `${same.join(', ')} have the same instances; each has steps of its own.`);
}

function nothingToDo(steps: readonly PlannedStep[]): Problem[] {
  if (steps.length > 0) return [];
  const message = 'The plan has no step. Name a kind under "train", "evaluate" or "measure", and runs that it is for.';
  return [{ path: '', line: null, severity: 'fault', code: 'empty-plan', message }];
}
