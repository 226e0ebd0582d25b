/** A workspace file from text to a checked value. What is wrong is left out and reported; the rest counts. */
import type { Problem } from '../problem';
import { jsonPositions, lineAndColumn } from '../study/jsonPositions';
import { removableFromManifest, withKnownPreset } from '../study/manifest';
import { describeIssue, fieldName, type DocumentWords } from '../study/manifestIssue';
import { readLeniently, type ValuePath } from '../study/readLeniently';
import { workspaceSchema, workspaceVersion } from './schema';
import type { Workspace, WorkspaceArchive } from './workspace';

export interface ParsedWorkspace {
  /** Null where nothing of the file can be used; the problems say why. */
  readonly workspace: Workspace | null;
  readonly problems: readonly Problem[];
}

/** Reads the file called `name`, which the problems carry as their path. */
export function parseWorkspace(text: string, name: string): ParsedWorkspace {
  const words: DocumentWords = {
    name,
    unusable: 'The workspace is not opened',
    nextStep: 'correct it and open the workspace again',
  };
  const json = text.replace(/^\uFEFF/, '');
  const problem = (line: number | null, severity: Problem['severity'], code: string, message: string): Problem => {
    return { path: name, line, severity, code, message };
  };
  const refuse = (line: number | null, code: string, message: string): ParsedWorkspace => {
    return { workspace: null, problems: [problem(line, 'fault', code, message)] };
  };

  const positions = jsonPositions(json);
  if (positions.error) {
    const { line, column } = lineAndColumn(json, positions.error.offset);
    const where = `Line ${line}, column ${column}: ${positions.error.expected} is expected here.`;
    return refuse(line, 'bad-workspace', `${where} ${words.unusable}; ${words.nextStep}.`);
  }
  /** A field that is missing stands where what lacks it begins. */
  const lineOf = (at: ValuePath): number | null => {
    const offset = positions.offsetOf(at);
    if (offset !== null) return lineAndColumn(json, offset).line;
    return at.length === 0 ? null : lineOf(at.slice(0, -1));
  };
  const raw: unknown = JSON.parse(json);
  const version = versionOf(raw);
  if (version === null)
    return refuse(
      null,
      'bad-workspace',
      `${name} is no workspace file: it has no "agoraWorkspace". Open another file.`,
    );
  if (version > workspaceVersion) {
    const message = `${name} is a workspace of version ${version}; this workbench reads version ${workspaceVersion}. Update the workbench to open it.`;
    return refuse(lineOf(['agoraWorkspace']), 'newer-workspace', message);
  }

  const { value, unknown, wrong } = readLeniently(workspaceSchema, raw, removableFromWorkspace);
  const problems = [
    ...unknown.map((at) =>
      problem(lineOf(at), 'note', 'unknown-key', `${fieldName(at, name)} is not a key of agora.json and is ignored.`),
    ),
    ...wrong.map(({ issue, left }) =>
      problem(lineOf(issue.path), 'fault', 'bad-workspace', describeIssue(raw, issue, left, words)),
    ),
  ];
  if (!value) return { workspace: null, problems };

  const { agoraWorkspace: _, archives = [], tables = [], views = [], ...rest } = value;
  const usable = archives.map((entry): WorkspaceArchive => {
    const archive = archiveOf(entry);
    if (archive.manifest === null) return archive;
    const { manifest, message } = withKnownPreset(archive.manifest);
    if (message !== null) problems.push(problem(null, 'fault', 'bad-workspace', `${archive.path}: ${message}`));
    return { ...archive, manifest };
  });
  const { distinct, repeated } = partition(usable);
  for (const { path } of repeated) {
    const message = `${name} names ${path} twice; the first counts. Take the second out.`;
    problems.push(problem(null, 'caution', 'duplicate-archive', message));
  }
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { workspace: { archives: distinct, tables, views, rest }, problems };
}

/** Null: the value is no workspace at all. */
function versionOf(raw: unknown): number | null {
  if (typeof raw !== 'object' || raw === null || !('agoraWorkspace' in raw)) return null;
  return typeof raw.agoraWorkspace === 'number' ? raw.agoraWorkspace : null;
}

/** A manifest loses what it would lose by itself; an archive, table or view goes where it cannot do without the field. */
function removableFromWorkspace(path: ValuePath): ValuePath | null {
  const [list, index, field, ...rest] = path;
  if (list === undefined || list === 'agoraWorkspace') return null;
  if (index === undefined) return [list];
  const entry = [list, index];
  if (list !== 'archives' || field === undefined || field === 'path') return entry;
  const ofManifest = field === 'manifest' && rest.length > 0 ? removableFromManifest(rest) : null;
  if (ofManifest) return [...entry, field, ...ofManifest];
  // One template of several, else the whole field.
  return [...entry, field, ...(field === 'templates' ? rest.slice(0, 1) : [])];
}

type StoredArchive = NonNullable<ReturnType<typeof workspaceSchema.parse>['archives']>[number];

function archiveOf({ path, name, templates, manifest, columns, ...rest }: StoredArchive): WorkspaceArchive {
  return { path, name: name ?? null, templates: templates ?? [], manifest: manifest ?? null, columns, rest };
}

function partition(archives: readonly WorkspaceArchive[]) {
  const seen = new Set<string>();
  const isFirst = ({ path }: WorkspaceArchive) => !seen.has(path) && Boolean(seen.add(path));
  const distinct = archives.filter(isFirst);
  return { distinct, repeated: archives.filter((archive) => !distinct.includes(archive)) };
}
