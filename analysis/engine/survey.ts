/** The first look at an archive: what kind each file is, from the store where it did not change, else by its first bytes. */
import type { ArtifactKind, Claims } from '../archive/kind';
import { artifactKinds } from '../archive/kinds';
import { readHead, recognise } from '../archive/recognise';
import { AgoraError } from '../errors';
import type { ByteSource } from '../ports';
import type { Problem } from '../problem';
import type { StoredArtifact } from '../store/artifacts';
import { parseManifest } from '../study/manifest';
import { throwIfCancelled, type Task } from '../task';
import type { ContentHasher } from './contentHash';
import { gatheredOf, nothingGathered, type Gathered } from './gathered';
import { inParallel } from './inParallel';
import { createRecall } from './recall';
import { untilBroken } from './untilBroken';

export interface SurveyedFile {
  readonly ordinal: number;
  readonly source: ByteSource;
  /** Null: not recognised, and among the problems. */
  readonly kind: ArtifactKind | null;
  readonly claims: Claims;
  /** The file as the store has it; null where it is new or changed. */
  readonly known: StoredArtifact | null;
  /** True where the bytes did not come. */
  readonly failed: boolean;
  readonly gathered: Gathered;
}

/** Heads that are asked for at once: a file's first bytes take the machine longer to find than to send. */
const width = 8;

const kinds = new Map(artifactKinds.map((kind) => [kind.id, kind]));

/** Recognises every file by its content. A file that cannot be read is a problem, and the rest goes on. */
export async function survey(
  sources: readonly ByteSource[],
  stored: readonly StoredArtifact[],
  hasher: ContentHasher,
  task: Task,
): Promise<SurveyedFile[]> {
  const recall = createRecall(stored, hasher, task);
  const known: (StoredArtifact | null)[] = [];
  for (const source of sources) known.push(await recall(source));
  let done = 0;
  return inParallel(sources, width, async (source, ordinal) => {
    throwIfCancelled(task.signal);
    const remembered = known[ordinal] ?? null;
    const file = remembered ? fromStore(remembered) : await look(source, task.signal);
    task.progress({ label: 'Recognising files', done: ++done, total: sources.length, unit: 'files' });
    return { ordinal, source, known: remembered, ...file };
  });
}

type Look = Pick<SurveyedFile, 'kind' | 'claims' | 'failed' | 'gathered'>;

function fromStore({ kind, claims, gathered }: StoredArtifact): Look {
  const known = kind === null ? null : (kinds.get(kind) ?? null);
  return { kind: known, claims, failed: false, gathered: gatheredOf(gathered) };
}

async function look(source: ByteSource, signal: AbortSignal): Promise<Look> {
  try {
    const unbroken = untilBroken(source);
    const found = recognise(await readHead(unbroken.source, signal));
    const failure = unbroken.failure();
    if (!found.kind && failure) throw failure.error;
    if (!found.kind) return { kind: null, claims: {}, failed: false, gathered: only(found.problem) };
    const { kind, claims } = found;
    if (kind.id !== 'manifest') return { kind, claims, failed: false, gathered: nothingGathered };
    const manifest = parseManifest(await textOf(source, signal), source.path);
    return { kind, claims, failed: false, gathered: { ...nothingGathered, manifest } };
  } catch (error) {
    throwIfCancelled(signal);
    return { kind: null, claims: {}, failed: true, gathered: only(unreadable(source.path, error)) };
  }
}

const only = (problem: Problem): Gathered => ({ ...nothingGathered, problems: [problem] });

/** A file whose bytes did not come. */
export function unreadable(path: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  const { problemCode = 'unreadable', nextStep = 'Check that it is still there and may be read, then reopen.' } =
    error instanceof AgoraError ? error.context : {};
  const message = `The file cannot be read to its end: ${reason.replace(/\.$/, '')}. ${nextStep}`;
  return { path, line: null, severity: 'fault', code: problemCode, message };
}

async function textOf(source: ByteSource, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of source.stream(undefined, signal)) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}
