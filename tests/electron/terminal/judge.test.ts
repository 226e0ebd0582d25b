import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startModelServer } from '../../services/modelServer';
import { honest, instancesOf, writeArchive } from '../jobs/judge/judging';
import { temporaryFolder } from '../temporaryFolder';
import { agora, agoraJson } from './call';

const path = 'response_generation_code_gpt-4o.json';

it('judges from the terminal: what it would do, a yes, the grades, their agreement, the metric', async () => {
  await using server = await startModelServer({ reply: honest });
  const folder = temporaryFolder();
  const archive = await writeArchive(join(folder, 'archive'), { [path]: instancesOf(folder, [5, 4, 4, 2]) });
  const labels = join(folder, 'labels.csv');
  await writeFile(labels, 'index,stars\n0,5\n1,4\n2,4\n3,1\n');
  const asked = ['judge', '--archive', archive, '--aspect', 'quality', '--provider', 'compatible'];
  const words = [...asked, '--base-url', `${server.origin}/v1`, '--model', 'org/judge', '--labels', labels];

  const dry = await agoraJson(...words, '--dry-run');
  expect(dry).toMatchObject({
    code: 0,
    document: { plan: { sample: 500, swap: false }, estimate: { items: 4, calls: 4 } },
  });
  expect((await agora(...words)).stderr).toContain('Nothing is sent without a yes.');
  expect(server.requests).toHaveLength(0);

  const job = join(folder, 'job');
  const judged = await agoraJson(...words, '--yes', '--swap', '--out', job);
  expect(judged).toMatchObject({
    code: 0,
    document: {
      state: 'complete',
      accepted: 8,
      grades: { judge: 'org/judge', runs: [{ mean: 3.75, n: 4, counts: [0, 1, 0, 2, 1] }], position: { changed: 0 } },
      agreement: [{ with: 'labels', name: 'stars', n: 4, exact: { value: 0.75 } }],
    },
  });
  const { grades } = judged.document as { grades: { metric: string } };
  const again = await agora('judge', '--resume', job);
  expect(server.requests).toHaveLength(8);
  expect(again.stdout).toContain('Quality of the responses, judged by org/judge');
  expect(again.stdout).toContain('labels: stars');
  expect(again.stdout).toContain(`--metric ${grades.metric}`);

  const metrics = await agoraJson('metrics', archive, '--metric', grades.metric);
  const { values } = metrics.document as { values: readonly unknown[] };
  expect(values).toMatchObject([{ metric: grades.metric, value: 3.75, n: 4 }]);
});

it('tells what will not do before anything is read', async () => {
  const { code, stderr } = await agora('judge', '--archive', '.', '--aspect', 'beauty', '--model', 'm', '--yes');
  expect(code).toBe(2);
  expect(stderr).toContain('aspect');
});
