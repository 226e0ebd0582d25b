/** The first look at an archive: what kind each file is, and the manifest if there is one. Reads first bytes only. */
import type { ArtifactKind, Claims } from '../archive/kind';
import { readHead, recognise } from '../archive/recognise';
import type { ByteSource } from '../ports';
import type { Problem } from '../problem';
import { parseManifest, type Manifest } from '../study/manifest';
import { throwIfCancelled, type Task } from '../task';

export interface SurveyedFile {
  readonly ordinal: number;
  readonly source: ByteSource;
  /** Null: not recognised, and among the problems. */
  readonly kind: ArtifactKind | null;
  readonly claims: Claims;
}

export interface Survey {
  readonly files: readonly SurveyedFile[];
  readonly manifest: Manifest | null;
  readonly problems: readonly Problem[];
}

/** Recognises every file by its content. A file that cannot be read is a problem, and the rest goes on. */
export async function survey(sources: readonly ByteSource[], task: Task): Promise<Survey> {
  const files: SurveyedFile[] = [];
  const problems: Problem[] = [];
  for (const [ordinal, source] of sources.entries()) {
    throwIfCancelled(task.signal);
    task.progress({ label: 'Recognising files', done: ordinal, total: sources.length, unit: 'files' });
    const { kind, claims, problem } = await look(source, task.signal);
    files.push({ ordinal, source, kind, claims });
    if (problem) problems.push(problem);
  }
  const declared = await readManifest(files, task.signal);
  return { files, manifest: declared.manifest, problems: [...problems, ...declared.problems] };
}

async function look(
  source: ByteSource,
  signal: AbortSignal,
): Promise<{ kind: ArtifactKind | null; claims: Claims; problem: Problem | null }> {
  try {
    const found = recognise(await readHead(source, signal));
    if (found.kind) return { kind: found.kind, claims: found.claims, problem: null };
    return { kind: null, claims: {}, problem: found.problem };
  } catch (error) {
    throwIfCancelled(signal);
    return { kind: null, claims: {}, problem: unreadable(source.path, error) };
  }
}

/** A file whose bytes did not come. */
export function unreadable(path: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `The file cannot be read: ${reason}. Check that it is still there and may be read, then reopen.`;
  return { path, line: null, severity: 'fault', code: 'unreadable', message };
}

/** The manifest nearest to the archive's root counts; any other is a problem. */
async function readManifest(
  files: readonly SurveyedFile[],
  signal: AbortSignal,
): Promise<{ manifest: Manifest | null; problems: readonly Problem[] }> {
  const depth = (file: SurveyedFile) => file.source.path.split('/').length;
  const found = files.filter((file) => file.kind?.id === 'manifest').sort((a, b) => depth(a) - depth(b));
  const [first, ...others] = found;
  if (!first) return { manifest: null, problems: [] };
  const { manifest, problems } = parseManifest(await textOf(first.source, signal), first.source.path);
  const unused = others.map(({ source }): Problem => {
    const message = `Only ${first.source.path} is used. Merge this manifest into it, or open its folder by itself.`;
    return { path: source.path, line: null, severity: 'caution', code: 'second-manifest', message };
  });
  return { manifest, problems: [...problems, ...unused] };
}

async function textOf(source: ByteSource, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of source.stream(undefined, signal)) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}
