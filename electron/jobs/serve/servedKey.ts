/** The key of a server that a launch starts. */
import { randomBytes } from 'node:crypto';
import type { StudyGraph } from '../study/studyGraph';

/** The variable in which the launch's only step is given the key that its server asks for; null: it asks for none. */
export function servedKeyName({ steps }: Pick<StudyGraph, 'steps'>): string | null {
  const [step] = steps;
  if (step?.stage !== 'serve' || steps.length !== 1) return null;
  return step.secrets.find((name) => name.endsWith('_API_KEY')) ?? null;
}

/** The secrets of a launch with a key made up for its server, where that asks for one and none is given. */
export function withServedKey(
  graph: Pick<StudyGraph, 'steps'>,
  secrets: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const name = servedKeyName(graph);
  return name === null || name in secrets ? secrets : { ...secrets, [name]: randomBytes(24).toString('base64url') };
}
