/** All scripts for a shell that ship, as they are sent, before shellcheck. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundleFiles } from '../../electron/jobs/far/writeBundle';
import { farScript } from '../../electron/jobs/far/farScript';
import { targetSettingsSchema } from '../../electron/jobs/targets/targetSettings';
import { graphOf } from '../electron/jobs/far/farWork';
import { temporaryFolder } from '../electron/temporaryFolder';
import { hasShellcheck, objectionsTo, shellcheckMissing } from '../services/shellcheck';
import { stepsFolder } from './steps/runPython';
import { filesOfStep } from './steps/stepFolder';

const resources = path.resolve(stepsFolder, '..');

/** Names of the scripts below a folder of `resources`, relative to `resources`. */
async function scriptsIn(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(resources, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry) => {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return scriptsIn(name);
      return Promise.resolve(name.endsWith('.sh') ? [name] : []);
    }),
  );
  return found.flat().sort();
}

/** Writes files of a folder and gives what shellcheck says of its scripts. */
async function objections(files: ReadonlyMap<string, string>): Promise<string[]> {
  const folder = temporaryFolder();
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return objectionsTo(
    [...files.keys()].filter((name) => name.endsWith('.sh')),
    folder,
  );
}

const scripts = await scriptsIn('steps');
const farScripts = await scriptsIn('far');
const read = (name: string) => readFile(path.join(resources, name), 'utf8');
const parts = farScripts.filter((name) => name.startsWith('far/agora/'));
const whole = farScripts.filter((name) => !parts.includes(name));
const kinds = scripts.filter((name) => name.endsWith('/run.sh')).map((name) => name.split('/')[1] ?? '');
const shared = scripts.filter((name) => name.startsWith('steps/shared/'));

test('each script is one of those that are looked at below', () => {
  expect([...kinds.map((id) => `steps/${id}/run.sh`), ...shared].sort()).toEqual(scripts);
  expect(kinds.length).toBeGreaterThan(12);
  expect(whole).toEqual(['far/askpass.sh', 'far/probe.sh']);
});

test('each part of the script for the far side is in what is sent', async () => {
  const { text } = await farScript();
  const texts = await Promise.all(parts.map(read));
  for (const part of texts) expect(text).toContain(part);
  const lines = (all: string) => all.split('\n').filter((line) => line !== '').length;
  expect(lines(text)).toBe(texts.map(lines).reduce((sum, count) => sum + count, 0));
});

describe.skipIf(!hasShellcheck)(`shellcheck (${shellcheckMissing})`, () => {
  test('objects to a word that is not quoted', async () => {
    const found = await objections(new Map([['bad.sh', '#!/bin/sh\nrm -rf $1/x\n']]));
    expect(found).toEqual([expect.stringContaining('SC2086')]);
  });

  test.each(kinds)('has nothing against the scripts of %s as they are sent', async (id) => {
    expect(await objections(await filesOfStep(id))).toEqual([]);
  });

  test('has nothing against what is sent to the far side', async () => {
    const files = new Map([['agora.sh', (await farScript()).text]]);
    for (const name of whole) files.set(path.basename(name), await read(name));
    expect(await objections(files)).toEqual([]);
  });

  test('has nothing against what is written for a target', async () => {
    const environment = { QUOTED: `it's "so"`, EMPTY: '' };
    const settings = targetSettingsSchema.parse({
      kind: 'slurm',
      name: 'cluster',
      environment,
      setup: ['module load cuda', `export A='b c'`],
    });
    const files = bundleFiles(graphOf([{ id: 'one', run: 'echo "$A"' }]), { token: 'a', settings, folder: '/nowhere' });
    const headed = [...files].map(([name, text]): [string, string] => [name, `#!/bin/sh\n${text}`]);
    const written = new Map(headed.filter(([name]) => name.endsWith('.sh') && !name.endsWith('/run.sh')));
    expect([...written.keys()].sort()).toEqual(['environment.sh', 'setup.sh', 'steps/one/.agora/environment.sh']);
    expect(await objections(written)).toEqual([]);
  });
});
