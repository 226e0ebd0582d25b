import { expect, it } from 'vitest';
import { memoryDatabase } from '../../../../electron/ports/database';
import { createEngine } from '../../../../analysis/engine';
import { unattended } from '../../../../analysis/task';
import { tar } from '../../../fixtures/container-builders/tars';
import { zip } from '../../../fixtures/container-builders/zips';
import { generatedData, memoryArchive } from '../../../fixtures/memoryArchive';
import { openAll } from '../containers/opened';

it('files whose names differ by case only are two files, each with its own rows', async () => {
  const engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  try {
    const archive = memoryArchive({
      'math_gpt-4o_1000.json': generatedData(2),
      'Math_GPT-4o_1000.json': generatedData(3),
    });
    const { artifacts } = await engine.open(archive, { instances: true }, unattended);
    const rows = Object.fromEntries(artifacts.map(({ path, rows }) => [path, rows]));
    expect(rows).toEqual({ 'math_gpt-4o_1000.json': 2, 'Math_GPT-4o_1000.json': 3 });
  } finally {
    await engine.close();
  }
});

it('entries whose names differ by case only are read once from a container, and said for the others', async () => {
  const names = ['results/Data.json', 'results/data.json', 'Results/data.json'];
  const entries = names.map((name) => ({ name, content: name }));
  for (const bytes of [zip(entries), tar(entries)]) {
    const { texts, found, problems } = await openAll({ 'x.bin': bytes });
    expect(texts).toEqual({ 'results/Data.json': 'results/Data.json' });
    expect(found).toEqual(['results/data.json: duplicate-entry', 'Results/data.json: duplicate-entry']);
    expect(problems[0]?.message).toContain('results/Data.json');
  }
});
