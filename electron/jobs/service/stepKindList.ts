/** Kinds of steps as the window's form needs them. */
import { locationOf } from '../../ports/locationOf';
import type { StepKindList } from '../../contract';
import type { Kinds } from '../steps/loadKinds';

export function stepKindList({ kinds, problems }: Kinds): StepKindList {
  return {
    kinds: kinds.map(
      ({ kind: { id, title, summary, stage, tool, needs, takes, settings, resources, expected, isOwn } }) => {
        return { id, title, summary, stage, tool, needs, takes, settings, resources, expected, isOwn };
      },
    ),
    problems: problems.map((problem) => ({ ...problem, path: locationOf(problem.path) })),
  };
}
