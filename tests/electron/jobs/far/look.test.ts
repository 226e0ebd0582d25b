/** What a look says of the files that are followed, where names are odd and not all of them can be counted. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unattended } from '../../../../analysis/task';
import { temporaryFolder } from '../../temporaryFolder';
import { areStates, farWork, graphOf, reachWith } from './farWork';

const { signal } = unattended;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

it('tells of every file, though one goes while they are counted', async () => {
  const folder = temporaryFolder();
  const work = await farWork(
    graphOf([
      { id: 'one', run: 'echo first; echo p >progress.jsonl' },
      { id: 'two', run: 'echo second' },
    ]),
    { reach: reachWith({ PATH: `${folder}:${process.env['PATH'] ?? ''}` }) },
  );
  await work.place();
  await work.start();
  await work.until(areStates({ one: 'done', two: 'done' }));
  const progress = join(work.job, 'steps/one/progress.jsonl');
  writeFileSync(join(folder, 'wc'), `#!/bin/sh\nrm -f '${progress}'\nexec /usr/bin/wc "$@"\n`, { mode: 0o755 });
  const follow = ['one/stdout.log', 'one/progress.jsonl', 'two/stdout.log'].map((path) => {
    const [step = '', file = ''] = path.split('/');
    return { step, file, offset: 0 };
  });
  const { pieces } = await work.farSide.look(work.token, follow, signal);
  expect(pieces.map(({ step, file, bytes }) => [step, file, text(bytes)])).toEqual([
    ['one', 'stdout.log', 'first\n'],
    ['two', 'stdout.log', 'second\n'],
  ]);
});

const programs =
  'env sh sleep date cat mkdir mv rm cp ln wc tail head awk sed grep cut tr df find xargs sha256sum setsid flock uname dirname ps readlink';

it.each(['with', 'without'])('works in a folder of any name, and reads files of any name, %s perl', async (perl) => {
  const bin = temporaryFolder();
  for (const name of [...programs.split(' '), ...(perl === 'with' ? ['perl'] : [])])
    symlinkSync(`/usr/bin/${name}`, join(bin, name));
  const folder = join(temporaryFolder(), ` a 'b' "c" $HOME\n\`id\` ü🙂 \\n *[x]?  `);
  mkdirSync(folder);
  const names = ['progress of it .jsonl', 'ü.log', ' x '];
  const writing = names.map((name) => `echo '${name}' >'${name}'`).join('; ');
  const work = await farWork(
    graphOf([
      { id: 'zero', run: 'echo given >outputs/data' },
      {
        id: 'one',
        run: `printf '%s\\n' "$AGORA_STEP"; cat inputs/data; ${writing}; echo r >'outputs/a  b'`,
        links: [{ name: 'inputs/data', step: 'zero', path: 'outputs/data' }],
        needs: ['zero'],
      },
    ]),
    { folder: join(folder, 'work'), reach: reachWith({ PATH: bin }) },
  );
  await work.place();
  await work.start();
  await work.until(areStates({ zero: 'done', one: 'done' }));
  const follow = ['stdout.log', ...names].map((file) => ({ step: 'one', file, offset: 0 }));
  const { pieces } = await work.farSide.look(work.token, follow, signal);
  const step = await work.farSide.stepFolder(work.token, 'one');
  expect(step.startsWith(folder)).toBe(true);
  expect(pieces.map(({ file, bytes }) => [file, text(bytes)])).toEqual([
    ['stdout.log', `${step}\ngiven\n`],
    ...names.map((name) => [name, `${name}\n`]),
  ]);
  const results = await work.farSide.results(work.token, ['one'], signal);
  expect(results.get('one')?.map(({ name }) => name)).toEqual(['outputs/a  b']);
});
