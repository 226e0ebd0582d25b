/** What a launch leaves here is an archive: opened by the engine as any other. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createEngine } from '../../../../analysis/engine';
import { noOverlay } from '../../../../analysis/study/overlay';
import { unattended } from '../../../../analysis/task';
import { createLaunch } from '../../../../electron/jobs/launch/createLaunch';
import { followLaunch } from '../../../../electron/jobs/launch/followLaunch';
import { archiveAt } from '../../../../electron/ports/archiveSource';
import { memoryDatabase } from '../../../../electron/ports/database';
import { temporaryFolder } from '../../temporaryFolder';
import { hereTarget } from './hereTarget';
import { scoredGraph } from './scoredGraph';

async function opened(folder: string) {
  const engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  try {
    const archive = await archiveAt(folder);
    const result = await engine.open(archive, { instances: true, overlay: noOverlay }, unattended);
    return { result, pgr: await engine.pgr(archive.id) };
  } finally {
    await engine.close();
  }
}

it('opens by itself, with each score at its run, and gives PGR', async () => {
  const folder = temporaryFolder();
  const target = await hereTarget(folder);
  const graph = await scoredGraph(folder, { base: 20, reference: 60, gpt: 50, tiny: 30 });
  const launch = await createLaunch(
    graph,
    target.settings,
    { version: 'test', jobs: join(folder, 'jobs') },
    unattended,
  );
  const { outputs } = { outputs: join(launch.folder, 'outputs') };
  // Before anything ran: the data alone.
  expect((await opened(outputs)).result.runs.map(({ instances }) => instances)).toEqual([2, 2]);

  const summary = await followLaunch({ folder: launch.folder, target, signal: unattended.signal, everyMs: 50 });
  expect(summary).toMatchObject({ state: 'complete', counts: { done: 6 } });
  const { result, pgr } = await opened(outputs);
  expect(result.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(pgr.cells.map(({ generator, pgr: value }) => [generator, value])).toEqual([
    ['gpt', 75],
    ['tiny', 25],
  ]);
  const provenance: unknown = JSON.parse(await readFile(join(outputs, 'provenance', 'train-gpt.json'), 'utf8'));
  expect(provenance).toMatchObject({
    attempt: 1,
    exitCode: 0,
    key: graph.steps.find(({ id }) => id === 'train-gpt')?.key,
    environment: { python: '3.11' },
  });
});
