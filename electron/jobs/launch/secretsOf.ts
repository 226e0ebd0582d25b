import type { StudyGraph } from '../study/studyGraph';
import { stepsToDo } from './graphSchema';

/** Of an environment, the secrets that steps of a graph ask for; those that are not set are left out. */
export function secretsOf(
  graph: StudyGraph,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const names = new Set(stepsToDo(graph).flatMap(({ secrets }) => secrets));
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === '' ? [] : [[name, value] as const];
    }),
  );
}
