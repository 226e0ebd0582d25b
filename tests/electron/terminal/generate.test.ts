import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startModelServer } from '../../services/modelServer';
import { seedData } from '../jobs/writingModel';
import { temporaryFolder } from '../temporaryFolder';
import { agora } from './call';

it('goes on with other limits where they are named, and with nothing else that is', async () => {
  const around = temporaryFolder();
  const [seeds, job] = [join(around, 'seeds.json'), join(around, 'job')];
  await writeFile(seeds, JSON.stringify(seedData(3)));
  await using server = await startModelServer({ reply: () => ({ text: 'no instance' }) });
  const what = [
    '--method',
    'response_generation',
    '--domain',
    'math',
    '--seeds',
    seeds,
    '--count',
    '3',
    '--tries',
    '1',
  ];
  const where = ['--provider', 'compatible', '--base-url', `${server.origin}/v1`, '--model', 'model-a'];
  expect(await agora('generate', ...what, ...where, '--yes', '--out', job)).toMatchObject({ code: 0 });
  const sent = server.requests.length;
  for (const option of [['--model', 'b'], ['--dry-run'], ['--out', around], ['--seed', '1']]) {
    const { code, stderr } = await agora('generate', '--resume', job, ...option);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${option[0] ?? ''} is not for a job that goes on`)]);
  }
  expect(await agora('generate', '--resume', job, '--rpm', '-1')).toMatchObject({ code: 2 });
  expect(await agora('generate', '--resume', job, '--concurrency', '2', '--rpm', '30')).toMatchObject({ code: 0 });
  expect(server.requests).toHaveLength(sent);
  const began = (await readFile(join(job, 'journal.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line.includes('"began"'));
  expect(began.map((line) => (JSON.parse(line) as { settings: unknown }).settings)).toEqual([
    {},
    { concurrency: 2, requestsPerMinute: 30 },
  ]);
});
