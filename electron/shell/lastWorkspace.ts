/** The workspace file that is open and how the window left it, so that a reload and the next start come back to both. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { WorkspaceContent } from '../contract';
import { profileState } from './profile';
import type { StateFile } from './stateFile';

export interface LastWorkspace {
  /** Its real path. */
  readonly file: string;
  /** Of its text: what was said counts only while the file is as it was then. */
  readonly digest: string;
  /** What the window said last; null: nothing since it was opened. */
  readonly left: WorkspaceContent | null;
  /** Whether that differs from what the file holds. */
  readonly unsaved: boolean;
}

let state: StateFile<LastWorkspace | null> | null = null;

async function lastState(): Promise<StateFile<LastWorkspace | null>> {
  const { workspaceContent } = await import('./workspaceSchema');
  const left = z.nullable(workspaceContent);
  const schema = z.nullable(z.object({ file: z.string(), digest: z.string(), left, unsaved: z.boolean() }));
  state ??= profileState<LastWorkspace | null>(
    'workspace',
    1,
    () => null,
    (value) => schema.parse(value),
  );
  return state;
}

export async function readLastWorkspace(): Promise<LastWorkspace | null> {
  return (await lastState()).read();
}

/** Null: none is open. */
export async function keepLastWorkspace(workspace: LastWorkspace | null): Promise<void> {
  const file = await lastState();
  if (workspace !== file.read()) await file.write(workspace);
}

/** SHA-256 of a file's text, in hexadecimal. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
