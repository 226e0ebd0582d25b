import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWritingState, stateFile, stateWritten } from '../../../electron/shell/stateFile';
import { writeAtomically } from '../../../electron/ports/writeAtomically';
import { temporaryFolder } from '../temporaryFolder';

function parseCount(value: unknown): number {
  if (typeof value !== 'number') throw new Error('not a number');
  return value;
}

function setUp() {
  const folder = temporaryFolder();
  const path = join(folder, 'profile', 'count.json');
  const reports: string[] = [];
  const open = () =>
    stateFile({ path, version: 2, initial: () => 0, parse: parseCount, report: (message) => reports.push(message) });
  return { folder, path, reports, open };
}

describe('a state file', () => {
  it('gives back what was written, also the next time', async () => {
    const { open } = setUp();
    const state = open();
    expect(state.read()).toBe(0);
    const written = [state.write(1), state.write(2), state.write(3)];
    expect(state.read()).toBe(3);
    expect(isWritingState()).toBe(true);
    await stateWritten();
    expect(isWritingState()).toBe(false);
    await Promise.all(written);
    expect(open().read()).toBe(3);
  });

  it.each([
    ['is corrupt', '{"version": 2, "val'],
    ['is of a newer version', '{"version": 3, "value": 7}'],
    ['is of another form', '{"version": 2, "value": "seven"}'],
    ['is something else', '[]'],
  ])('that %s is kept aside and reported', async (_what, stored) => {
    const { path, reports, open } = setUp();
    await open().write(1);
    writeFileSync(path, stored);
    expect(open().read()).toBe(0);
    const [aside] = readdirSync(join(path, '..')).filter((name) => name.startsWith('count.json.unread-'));
    expect(readFileSync(join(path, '..', aside ?? ''), 'utf8')).toBe(stored);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toContain(aside);
  });
});

describe('an atomic write', () => {
  it('replaces the file and leaves nothing beside it', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.txt');
    await writeAtomically(path, 'old');
    await writeAtomically(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it.skipIf(process.platform === 'win32')('keeps the permissions of the file that it replaces', async () => {
    const path = join(temporaryFolder(), 'a.txt');
    await writeAtomically(path, 'old');
    for (const mode of [0o600, 0o664]) {
      chmodSync(path, mode);
      await writeAtomically(path, 'new');
      expect(statSync(path).mode & 0o777).toBe(mode);
    }
  });

  it('that fails leaves what was there, and nothing else', async () => {
    const folder = temporaryFolder();
    await expect(writeAtomically(join(folder, 'missing', 'a.txt'), 'x')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
    // A folder stands where the file is to be: renaming fails after the bytes are written.
    mkdirSync(join(folder, 'occupied'));
    writeFileSync(join(folder, 'occupied', 'inside'), 'kept');
    await expect(writeAtomically(join(folder, 'occupied'), 'x')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['occupied']);
    expect(readdirSync(join(folder, 'occupied'))).toEqual(['inside']);
  });
});
