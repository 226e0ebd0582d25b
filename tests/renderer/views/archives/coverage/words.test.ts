import { describe, expect, it } from 'vitest';
import type { Coverage, CoverageCell } from '../../../../../analysis/study/coverage';
import type { Study } from '../../../../../analysis/study/study';
import { cellInWords } from '../../../../../renderer/components/cellInWords';
import { coverageInWords, missingPlaces } from '../../../../../renderer/views/archives/coverage/words';

const named = (id: string, name: string) => ({ id, name, aliases: [], usdPer1MInput: null, usdPer1MOutput: null });

const study: Study = {
  id: 'study',
  name: 'Study',
  rule: 'mean-of-pgrs',
  methods: [named('new', 'New'), named('better', 'Better')],
  domains: [{ ...named('math', 'Math'), benchmarks: ['gsm8k', 'minerva'] }],
  benchmarks: [
    { id: 'gsm8k', name: 'GSM8K', aliases: [], unit: 'percent', higherIsBetter: true, sources: [] },
    { id: 'minerva', name: 'MATH', aliases: [], unit: 'percent', higherIsBetter: true, sources: [] },
  ],
  families: [],
  generators: [named('a', 'Alpha'), named('b', 'Beta'), named('c', 'Gamma')],
};

function cell(generator: string, method: string, what: Partial<CoverageCell> = {}): CoverageCell {
  return {
    generator,
    method,
    domain: 'math',
    runs: [],
    variants: [],
    volumes: [],
    seeds: [],
    data: { files: 0, instances: null },
    training: { files: 0, runs: 0 },
    evaluation: { present: [], missing: ['gsm8k', 'minerva'] },
    printed: false,
    ...what,
  };
}

const data = { data: { files: 1, instances: 20 } };
const all = { ...data, training: { files: 1, runs: 1 }, evaluation: { present: ['gsm8k', 'minerva'], missing: [] } };

const grid = (cells: readonly CoverageCell[]): Coverage => ({
  generators: ['a', 'b', 'c'],
  methods: ['new', 'better'],
  domains: ['math'],
  cells,
  outside: [],
});

describe('coverage in words', () => {
  it('counts what is there, and names whole generators and settings before single cells', () => {
    const coverage = grid([
      cell('a', 'new', all),
      cell('a', 'better'),
      cell('b', 'new', data),
      cell('b', 'better'),
      cell('c', 'new'),
      cell('c', 'better'),
    ]);
    expect(missingPlaces(study, coverage)).toEqual(['all of Gamma', 'Better · Math of every generator']);
    expect(coverageInWords(study, coverage)).toBe(
      '2 of 6 cells have data, 1 training, 1 all benchmarks; missing: all of Gamma, Better · Math of every generator.',
    );
  });

  it('names single cells, and of many only how many more there are', () => {
    const coverage = grid([
      cell('a', 'new', all),
      cell('a', 'better'),
      cell('b', 'new'),
      cell('b', 'better', data),
      cell('c', 'new', data),
      cell('c', 'better', data),
    ]);
    expect(missingPlaces(study, coverage)).toEqual(['Alpha · Better · Math', 'Beta · New · Math']);
    const many = grid(['d', 'e', 'f', 'g', 'h'].flatMap((id) => [cell(id, 'new', data), cell(id, 'better')]));
    const words = coverageInWords(study, { ...many, generators: ['d', 'e', 'f', 'g', 'h'] });
    expect(words).toContain('Better · Math of every generator');
    const gone = { ...many, cells: many.cells.map(({ generator, method }) => cell(generator, method)) };
    expect(coverageInWords(study, { ...gone, generators: ['d', 'e', 'f', 'g', 'h'] })).toContain(
      'all of d, all of e, all of f and 2 more',
    );
  });

  it('does not call a cell missing whose PGR a publication prints', () => {
    const coverage = grid(
      study.generators.flatMap(({ id }) => ['new', 'better'].map((m) => cell(id, m, { printed: true }))),
    );
    expect(coverageInWords(study, coverage)).toBe(
      '0 of 6 cells have data, 0 training, 0 all benchmarks, 6 a printed PGR.',
    );
  });
});

describe('a cell in words', () => {
  it('says what is there and what is missing', () => {
    const part = { ...data, evaluation: { present: ['gsm8k'], missing: ['minerva'] } };
    expect(cellInWords(study, cell('a', 'new', part))).toEqual([
      'Data: 20 instances in 1 file',
      'No training log',
      'Evaluation: GSM8K; missing MATH',
    ]);
    expect(cellInWords(study, cell('a', 'new', { printed: true }))).toEqual([
      'No data',
      'No training log',
      'No evaluation',
      'PGR known from print',
    ]);
  });
});
