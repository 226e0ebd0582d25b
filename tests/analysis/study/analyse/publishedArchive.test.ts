import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createEngine } from '../../../../analysis/engine';
import { analyse } from '../../../../analysis/study/analyse/analyse';
import { unattended } from '../../../../analysis/task';
import { memoryDatabase } from '../../../../electron/ports/database';
import { memoryArchive } from '../../../fixtures/memoryArchive';
import { publishedInput } from './input';

const folder = path.resolve(import.meta.dirname, '../../../../resources/published');

it('gives for the bundled study, read by the engine, what its tables give by hand', async () => {
  const files = fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')] as const);
  const engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  await engine.open(memoryArchive(Object.fromEntries(files)), { instances: true }, unattended);
  const result = await engine.analyse('memory');
  const expected = analyse(publishedInput());
  const byPlace = ({ points, ...fit }: NonNullable<NonNullable<typeof expected.problemSolving>['fine']>) => ({
    points: points.length,
    ...fit,
    printed: Object.fromEntries(Object.entries(fit.printed).map(([key, { text }]) => [key, text])),
  });
  for (const name of ['coarse', 'fine'] as const) {
    const [ours, theirs] = [result.problemSolving?.[name], expected.problemSolving?.[name]];
    expect(ours && byPlace(ours)).toEqual(theirs && byPlace(theirs));
  }
  expect(result.data).toEqual(expected.data);
  expect(result.pca?.loadings).toEqual(expected.pca?.loadings);
  expect(result.pca?.congruence).toEqual(expected.pca?.congruence);
  expect(result.regression?.r2).toBe(expected.regression?.r2);
  expect(result.structure).toEqual(expected.structure);
  const codes = result.findings.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(expected.findings.map(({ code }) => code)));
  expect(codes.filter((code) => !expected.findings.some((finding) => finding.code === code))).toEqual([
    'variants-not-analysed',
  ]);
  await engine.close();
});
