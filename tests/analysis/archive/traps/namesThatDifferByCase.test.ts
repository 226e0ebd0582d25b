import { expect, it } from 'vitest';
import { memoryDatabase } from '../../../../electron/ports/database';
import { createEngine } from '../../../../analysis/engine';
import { unattended } from '../../../../analysis/task';
import { generatedData, memoryArchive } from '../../../fixtures/memoryArchive';

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
