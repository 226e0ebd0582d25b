/** `agora.json` from text to a checked value. What is wrong is left out and reported; the rest counts. */
import type { Problem } from '../problem';
import { jsonPositions, lineAndColumn } from './jsonPositions';
import { manifestSchema, type Manifest } from './manifestSchema';
import { presets } from './presets';
import { describeIssue, fieldName } from './manifestIssue';
import { readLeniently, type ValuePath } from './readLeniently';

export type { Manifest } from './manifestSchema';

/**
 * Reads a manifest that stands at `path` in the archive. An unknown key is a note and ignored; a wrong entry of a list
 * is a fault and ignored; the manifest is null only where nothing of it can be used. File patterns come back relative
 * to the archive's root.
 */
export function parseManifest(text: string, path: string): { manifest: Manifest | null; problems: Problem[] } {
  const json = text.replace(/^\uFEFF/, '');
  const positions = jsonPositions(json);
  if (positions.error) {
    const { offset, expected } = positions.error;
    const { line, column } = lineAndColumn(json, offset);
    const message = `Line ${line}, column ${column}: ${expected} is expected here. The manifest is not used; correct it and reopen the archive.`;
    return { manifest: null, problems: [{ path, line, severity: 'fault', code: 'bad-manifest', message }] };
  }

  const problem = (at: ValuePath, severity: Problem['severity'], message: string): Problem => {
    const offset = positions.offsetOf(at);
    const line = offset === null ? null : lineAndColumn(json, offset).line;
    return { path, line, severity, code: severity === 'note' ? 'unknown-key' : 'bad-manifest', message };
  };
  const raw: unknown = JSON.parse(json);
  const { value: manifest, unknown, wrong } = readLeniently(manifestSchema, raw, removableFromManifest);
  const problems = [
    ...unknown.map((at) => problem(at, 'note', `${fieldName(at)} is not a key of agora.json and is ignored.`)),
    ...wrong.map(({ issue, left }) => problem(issue.path, 'fault', describeIssue(raw, issue, left))),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (!manifest) return { manifest, problems };

  const { manifest: usable, message } = withKnownPreset(manifest);
  if (message !== null) problems.push(problem(['study', 'preset'], 'fault', message));
  return { manifest: relativeToRoot(usable, path), problems };
}

/** Without a preset that does not exist, and what is to be said about it; else as it is. */
export function withKnownPreset(manifest: Manifest): { manifest: Manifest; message: string | null } {
  const preset = manifest.study?.preset ?? null;
  if (preset === null || presets.has(preset)) return { manifest, message: null };
  const known = [...presets.keys()].map((id) => `"${id}"`).join(', ');
  const message = `study.preset: "${preset}" is no preset; there are ${known}, or null for none. The default is used.`;
  return { manifest: { ...manifest, study: { ...manifest.study, preset: undefined } }, message };
}

/** The list entry that holds the wrong field, else the field; null for the document itself and its version. */
export function removableFromManifest(path: ValuePath): ValuePath | null {
  if (path.length === 0 || path[0] === 'agora') return null;
  const index = path.findIndex((part) => typeof part === 'number');
  return index < 0 ? path : path.slice(0, index + 1);
}

/** A manifest's patterns are written relative to its own folder. */
function relativeToRoot(manifest: Manifest, path: string): Manifest {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (folder === '') return manifest;
  return {
    ...manifest,
    ...(manifest.runs && {
      runs: manifest.runs.map((run) => ({
        ...run,
        ...(run.files && { files: run.files.map((file) => folder + file) }),
      })),
    }),
    ...(manifest.evaluations && {
      evaluations: manifest.evaluations.map((entry) => ({
        ...entry,
        ...(entry.file && { file: folder + entry.file }),
      })),
    }),
  };
}
