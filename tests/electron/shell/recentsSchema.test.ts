import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recentsMigrations, recentsSchema, recentsVersion } from '../../../electron/shell/recentsSchema';
import { stateFile } from '../../../electron/shell/stateFile';
import { temporaryFolder } from '../temporaryFolder';

/** As version 1 wrote it. */
const first = {
  version: 1,
  value: {
    key: 'ab'.repeat(32),
    archives: [{ id: 'a1', name: 'march', root: '/runs/march', openedMs: 5 }],
  },
};

function recents(folder: string) {
  const reports: string[] = [];
  const state = stateFile({
    path: join(folder, 'recent.json'),
    version: recentsVersion,
    initial: () => ({ key: '', entries: [] }),
    parse: (value) => recentsSchema.parse(value),
    migrations: recentsMigrations,
    report: (message) => reports.push(message),
  });
  return { state, reports };
}

it('the list of version 1 goes on, with its key, and is kept beside as it was', async () => {
  const folder = temporaryFolder();
  const text = JSON.stringify(first);
  writeFileSync(join(folder, 'recent.json'), text);
  const { state, reports } = recents(folder);
  const entries = [{ ...first.value.archives[0], kind: 'archive' }];
  expect(state.read()).toEqual({ key: first.value.key, entries });
  expect(reports).toEqual([]);
  expect(readFileSync(join(folder, 'recent.json.version-1'), 'utf8')).toBe(text);
  await state.write(state.read());
  expect(recents(folder).state.read()).toEqual({ key: first.value.key, entries });
});

it.each([
  ['a newer version', JSON.stringify({ ...first, version: recentsVersion + 1 })],
  ['a version that never was', JSON.stringify({ ...first, version: 0 })],
  ['an earlier version of another form', JSON.stringify({ version: 1, value: { archives: 'none' } })],
])('%s is put aside and reported', (_what, text) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'recent.json'), text);
  const { state, reports } = recents(folder);
  expect(state.read().entries).toEqual([]);
  expect(reports).toHaveLength(1);
});
