import { expect, it } from 'vitest';
import { previewTable } from '../../../analysis/engine/previewTable';
import { unattended } from '../../../analysis/task';
import { memoryArchive } from '../../fixtures/memoryArchive';

const table = 'who,gsm acc,note\nalpha,0.25,first\nbeta,0.5,second\n';

it('shows a table as it stands, and the scores that a mapping gives', async () => {
  const archive = memoryArchive({ 'scores.csv': table });
  const before = await previewTable(archive, 'scores.csv', null, unattended);
  expect(before).toMatchObject({ header: ['who', 'gsm acc', 'note'], total: 0 });
  expect(before?.rows[0]).toEqual(['alpha', '0.25', 'first']);
  const mapping = {
    header: before?.header ?? [],
    columns: { model: 'who' },
    benchmarks: { 'gsm acc': 'gsm8k' },
    unit: 'fraction',
  } as const;
  const after = await previewTable(archive, 'scores.csv', mapping, unattended);
  expect(after?.scores).toMatchObject([
    { model: 'alpha', benchmark: 'gsm8k', score: 25 },
    { model: 'beta', benchmark: 'gsm8k', score: 50 },
  ]);
});

it('says that a file is not there', async () => {
  await expect(
    previewTable(memoryArchive({ 'a.csv': table, 'b.csv': table }), 'c.csv', null, unattended),
  ).rejects.toMatchObject({ code: 'not-found' });
});
