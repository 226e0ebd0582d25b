import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../analysis/engine';
import { coverageOf, isEmptyCell, type CoverageInput } from '../../../analysis/study/coverage';
import { unattended } from '../../../analysis/task';
import { archiveAt } from '../../../electron/ports/archiveSource';
import { memoryDatabase } from '../../../electron/ports/database';
import { writeRunArchive } from '../../fixtures/archives';
import { temporaryFolder } from '../../electron/temporaryFolder';
import { agorabench, anEvaluation, aPrinted, aRun } from './build';

const nothing: CoverageInput = { study: agorabench, runs: [], files: [], evaluations: [], printed: [] };
const cover = (input: Partial<CoverageInput>) => coverageOf({ ...nothing, ...input });
const filled = (input: Partial<CoverageInput>) => cover(input).cells.filter((cell) => !isEmptyCell(cell));

describe('the grid', () => {
  it('has every declared generator in every setting, and generators that only runs name after them', () => {
    const { generators, cells } = cover({ runs: [aRun({ generator: 'zeta' }), aRun({ generator: 'acme/one' })] });
    expect(generators).toEqual([...agorabench.generators.map(({ id }) => id), 'acme/one', 'zeta']);
    expect(cells).toHaveLength(generators.length * 9);
    expect(cells.at(-1)).toMatchObject({ generator: 'zeta', domain: 'instruction_following', runs: [] });
  });

  it('names the runs that have no place in it', () => {
    const runs = [aRun({ id: 'a', method: 'distillation' }), aRun({ id: 'b', domain: null }), aRun({ id: 'c' })];
    expect(cover({ runs }).outside).toEqual(['a', 'b']);
  });
});

describe('a cell', () => {
  const runs = [
    aRun({ id: 'one', seed: 43, instances: 10 }),
    aRun({ id: 'two', seed: 42, volume: 5000, variant: 'json', instances: 5 }),
    aRun({ id: 'three', seed: 42, volume: null }),
  ];

  it('gathers the runs that differ in the rest, with their variants, volumes and seeds', () => {
    expect(cover({ runs }).cells.find((cell) => cell.runs.length > 0)).toMatchObject({
      runs: ['one', 'two', 'three'],
      variants: [null, 'json'],
      volumes: [5000, 10_000],
      seeds: [42, 43],
      data: { files: 0, instances: 15 },
    });
  });

  it('counts the files of its runs by what they hold', () => {
    const files = (
      [
        ['one', 'generated'],
        ['two', 'outputs'],
        ['one', 'training'],
        ['one', 'training'],
        ['two', 'other'],
        ['elsewhere', 'generated'],
        [null, 'generated'],
      ] as const
    ).map(([run, role]) => ({ run, role }));
    expect(filled({ runs, files })).toMatchObject([{ data: { files: 2 }, training: { files: 2, runs: 1 } }]);
  });

  it('says which benchmarks of its domain are there and which are missing', () => {
    const evaluations = [
      anEvaluation({ role: 'student', run: 'one', benchmark: 'math', score: 20 }),
      anEvaluation({ role: 'student', run: 'one', benchmark: 'humaneval', score: 20 }),
      anEvaluation({ role: 'base', run: null, benchmark: 'gsm8k', score: 20 }),
      anEvaluation({ role: 'student', run: null, benchmark: 'gsm8k', score: 20 }),
    ];
    expect(filled({ runs, evaluations })).toMatchObject([{ evaluation: { present: ['math'], missing: ['gsm8k'] } }]);
  });

  it('is no empty one where a publication prints its PGR, and only then', () => {
    const setting = { method: 'response_generation', domain: 'math' };
    const printed = [
      aPrinted({ text: '20.6', ...setting }),
      aPrinted({ text: '1', quantity: 'metric', domain: 'code' }),
    ];
    expect(filled({ printed })).toMatchObject([{ ...setting, printed: true }]);
  });
});

describe('real archives', () => {
  const opened = async (path: string) => {
    const engine = await createEngine({ database: memoryDatabase(), build: 'test' });
    const archive = await engine.open(await archiveAt(path), { instances: true }, unattended);
    await engine.close();
    return archive.coverage;
  };
  it('the published study has all 54 cells in print and nothing else', async () => {
    const { cells } = await opened('published');
    expect(cells).toHaveLength(54);
    expect(cells.every(({ printed, data, training }) => printed && data.files + training.files === 0)).toBe(true);
  });

  it('a run archive has data, training and evaluation of its three cells', async () => {
    const folder = temporaryFolder();
    await writeRunArchive(folder, { methods: ['quality_enhancement'], without: ['base'] });
    const { cells, outside } = await opened(folder);
    expect(outside).toEqual([]);
    const training = { files: 1, runs: 1 };
    expect(cells.filter((cell) => !isEmptyCell(cell))).toMatchObject([
      { domain: 'math', data: { files: 1, instances: 20 }, training, evaluation: { missing: [] } },
      { domain: 'code', data: { files: 1, instances: 20 }, training, evaluation: { missing: [] } },
      {
        data: { files: 1, instances: 20 },
        training,
        evaluation: { present: ['alpacaeval2'], missing: ['arena_hard'] },
      },
    ]);
  });
});
