/** The archives of a workspace file: each is listed and granted like any other, and what cannot be is said. */
import { homedir } from 'node:os';
import { AgoraError } from '../../analysis/errors';
import type { Problem } from '../../analysis/problem';
import { overlayOf, type Workspace, type WorkspaceArchive } from '../../analysis/workspace/workspace';
import type { GrantedArchive, WorkspaceMember } from '../contract';
import { realPlace } from '../ports/realPlace';
import { bundledAt, isWithheld, onOtherMachine, placeOf, withheldPlace } from '../ports/workspacePlaces';
import { openArchive, openBundled } from './archives';
import { describeError, failureOf } from './failure';
import { archiveId } from './grants';
import { log } from './log';
import { profileKey, recentRoot } from './recents';
import type { WorkspaceEntry } from './workspaceContent';

export interface WorkspaceMembers {
  readonly members: readonly WorkspaceMember[];
  readonly entries: readonly WorkspaceEntry[];
  /** Of archives that cannot be opened: their entries stay in the file. */
  readonly problems: readonly Problem[];
  /** Entries that lead to an archive that stands in the file already: writing it would lose them. */
  readonly repeated: readonly Problem[];
}

/** Opens the archives of the workspace file at `file`, called `name`. Never throws for one of them. */
export async function openMembers(workspace: Workspace, file: string, name: string): Promise<WorkspaceMembers> {
  const members: WorkspaceMember[] = [];
  const entries: WorkspaceEntry[] = [];
  const problems: Problem[] = [];
  const repeated: Problem[] = [];
  for (const stored of workspace.archives) {
    const found = await find(stored, file, name);
    if (members.some(({ id }) => id === found.id)) {
      repeated.push(leadsToTheSame(name, stored.path));
      continue;
    }
    if (found.problem !== null) problems.push(found.problem);
    const { id, place, archive } = found;
    const ownName = archive?.name ?? null;
    members.push({ id, name: stored.name ?? ownName ?? stored.path, archive, overlay: overlayOf(workspace, stored) });
    entries.push({ id, stored, place, ownName });
  }
  return { members, entries, problems, repeated };
}

interface Found {
  readonly id: string;
  readonly place: string | null;
  readonly archive: GrantedArchive | null;
  readonly problem: Problem | null;
}

async function find({ path }: WorkspaceArchive, file: string, name: string): Promise<Found> {
  const bundled = bundledAt(path);
  if (bundled) return opened(bundled.id, null, name, () => openBundled(bundled));
  const named = placeOf(file, path);
  if (named === null)
    return { id: archiveId(path, profileKey()), place: null, archive: null, problem: onOtherMachine(name, path) };
  const place = await realPlace(named);
  const id = archiveId(place, profileKey());
  // What the user has opened by hand is no secret to the workbench.
  if (recentRoot(id) === null && isWithheld(file, place, await realPlace(homedir())))
    return { id, place, archive: null, problem: withheldPlace(name, path) };
  return opened(id, place, name, () => openArchive(named));
}

async function opened(
  id: string,
  place: string | null,
  name: string,
  open: () => Promise<GrantedArchive>,
): Promise<Found> {
  try {
    return { id, place, archive: await open(), problem: null };
  } catch (error) {
    return { id, place, archive: null, problem: problemOf(error, name) };
  }
}

function problemOf(error: unknown, name: string): Problem {
  if (!(error instanceof AgoraError)) log('warn', 'machine', describeError(error));
  const { code, message } = failureOf(error);
  return { path: name, line: null, severity: 'fault', code, message: `${message} Its entry stays in the workspace.` };
}

function leadsToTheSame(name: string, path: string): Problem {
  const message = `${path} leads to an archive that ${name} names already; the first entry counts. Take this one out.`;
  return { path: name, line: null, severity: 'caution', code: 'duplicate-archive', message };
}
