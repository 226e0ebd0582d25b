/** The key of a server that a launch starts: made up for it, and kept by the target for as long as the server runs. */
import { randomBytes } from 'node:crypto';
import { AgoraError } from '../../../analysis/errors';
import type { StudyGraph } from '../study/studyGraph';
import type { Target } from '../targets/target';

/** The variable in which the launch's only step is given the key that its server asks for; null: it asks for none. */
export function servedKeyName({ steps }: Pick<StudyGraph, 'steps'>): string | null {
  const [step] = steps;
  if (step?.stage !== 'serve' || steps.length !== 1) return null;
  return step.secrets.find((name) => name.endsWith('_API_KEY')) ?? null;
}

/**
 * The key as the target keeps it; null: it keeps none, or the server asks for none. Throws `AgoraError('bad-input')` where
 * what it keeps is no key: it goes into requests, and to the clipboard.
 */
export async function keptKey(
  { graph, token }: { readonly graph: Pick<StudyGraph, 'steps'>; readonly token: string },
  target: Target,
  signal: AbortSignal,
): Promise<string | null> {
  const name = servedKeyName(graph);
  const kept = name === null ? null : await target.farSide.secret(token, name, signal);
  if (kept === null || /^[\x21-\x7e]{1,4096}$/.test(kept)) return kept;
  throw new AgoraError('bad-input', `What ${target.reach.name} keeps as the key of the server is none.`, {
    nextStep: 'End the server and start it again: it gets a key of its own.',
  });
}

/** The secrets of a launch with the key of its server: the one that it runs with, else a new one, and never one of the app's. */
export function withServedKey(
  graph: Pick<StudyGraph, 'steps'>,
  secrets: Readonly<Record<string, string>>,
  kept: string | null,
): Readonly<Record<string, string>> {
  const name = servedKeyName(graph);
  return name === null ? secrets : { ...secrets, [name]: kept ?? randomBytes(24).toString('base64url') };
}
