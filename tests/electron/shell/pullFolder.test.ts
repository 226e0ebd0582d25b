import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pullFolder } from '../../../electron/shell/pullFolder';
import { temporaryFolder } from '../temporaryFolder';

it('takes an empty folder, and one of an earlier pull, as it is', async () => {
  const folder = temporaryFolder();
  expect(await pullFolder(folder, 'org/name')).toBe(folder);
  writeFileSync(join(folder, '.agora-pull.jsonl'), '');
  mkdirSync(join(folder, 'data'));
  expect(await pullFolder(folder, 'org/name')).toBe(folder);
});

it('makes a folder of the data set’s name among the files of others', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'thesis.pdf'), '');
  expect(await pullFolder(folder, 'org/name')).toBe(join(folder, 'name'));
  expect(await pullFolder(folder, 'gsm8k')).toBe(join(folder, 'gsm8k'));
});
