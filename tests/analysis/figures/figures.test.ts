import { describe, expect, it } from 'vitest';
import { makeExhibits } from '../../../analysis/figures/exhibits';
import { generatorColours } from '../../../analysis/figures/generatorColours';
import type { FigureSpec } from '../../../analysis/figures/figure';
import { analysis, cell, cells, pgr, pgrOf, study } from './inputs';

const exhibits = makeExhibits({ study, pgr, analysis });

const figure = (id: string): FigureSpec => {
  const found = exhibits.figures.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no figure ${id}`);
  return found;
};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const subjects = (spec: FigureSpec) => spec.data.flatMap((trace) => list(trace['customdata']));

describe('makeExhibits', () => {
  it('gives every figure and table once, in the reader’s order', () => {
    expect(exhibits.figures.map(({ id }) => id)).toEqual([
      'pgr_vs_problem_solving',
      'pgr_vs_problem_solving_by_setting',
      'scree',
      'loadings',
      'component_coefficients',
      'observed_vs_fitted',
      'pgr_by_setting',
    ]);
    expect(exhibits.scores.map(({ id }) => id)).toEqual(['pgr_by_domain', 'pgr_details']);
    expect(exhibits.tables.map(({ id }) => id)).toEqual([
      'problem_solving',
      'explained_variance',
      'loadings',
      'regression',
      'structure',
    ]);
  });

  it('leaves out what the results do not carry', () => {
    const bare = makeExhibits({ study, pgr: pgrOf([]), analysis: { data: analysis.data, findings: [] } });
    expect(bare.figures).toEqual([]);
    expect(bare.tables).toEqual([]);
    expect(bare.scores.map(({ id }) => id)).toEqual(['pgr_by_domain', 'pgr_details']);
    expect(bare.leaderboard.rows).toEqual([]);
  });

  it('is plain data: it survives JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(exhibits))).toEqual(exhibits);
  });

  it('gives every table as many cells in a row as it has columns', () => {
    for (const table of [
      exhibits.leaderboard,
      ...exhibits.scores,
      ...exhibits.tables,
      ...exhibits.figures.map((one) => one.table),
    ])
      for (const row of table.rows) expect(row, table.id).toHaveLength(table.columns.length);
  });

  it('names generators that only the results know, with a colour of their own', () => {
    const found = makeExhibits({ study, pgr: pgrOf([...cells, cell('delta', 'write', 'math', 5)]), analysis });
    const spec = found.figures.find(({ id }) => id === 'pgr_by_setting');
    const colours = spec?.data.map((trace) => JSON.stringify(trace['marker'])) ?? [];
    expect(spec?.data.map((trace) => trace['name'])).toEqual(['Alpha', 'Beta', 'Gamma', 'delta']);
    expect(new Set(colours).size).toBe(4);
  });
});

describe('marks that stand for cells', () => {
  it.each(['pgr_by_setting', 'pgr_vs_problem_solving_by_setting', 'observed_vs_fitted'])(
    'of %s carry generator, method and domain',
    (id) => {
      const expected = cells.map(({ generator, method, domain }) => [generator, method, domain]);
      expect([...subjects(figure(id))].sort()).toEqual([...expected].sort());
    },
  );

  it('of the coarse figure carry the generator alone', () => {
    expect(subjects(figure('pgr_vs_problem_solving'))).toEqual([
      ['alpha', null, null],
      ['beta', null, null],
      ['gamma', null, null],
    ]);
  });

  it('have one colour a generator in every figure', () => {
    const alpha = generatorColours(study).get('alpha');
    for (const id of ['pgr_by_setting', 'pgr_vs_problem_solving_by_setting', 'observed_vs_fitted']) {
      const trace = figure(id).data.find((one) => one['name'] === 'Alpha');
      expect(trace?.['marker'], id).toMatchObject({ color: alpha });
    }
  });
});

describe('single figures', () => {
  it('say their statistics outside the frame', () => {
    const [line] = list(figure('pgr_vs_problem_solving').layout['annotations']);
    expect(line).toMatchObject({ text: 'R² = 0.245,  p = 0.318,  n = 3 generators', yanchor: 'bottom', y: 1 });
  });

  it('fit observed against fitted from scores and coefficients', () => {
    const { table } = figure('observed_vs_fitted');
    const fitted = table.rows[0]?.[4]?.value;
    expect(fitted).toBeCloseTo(19 + 2.7 * -5.5 - 4.8 * 0, 10);
  });

  it('place printed components by congruence, turned to the computed direction', () => {
    const { table } = figure('loadings');
    expect(table.columns.map(({ header }) => header)).toEqual([
      'Column',
      'computed',
      'printed (PC2)',
      'computed',
      'printed (PC1)',
    ]);
    expect(table.rows[0]?.map(({ value }) => value)).toEqual(['response_perplexity', 0.8, 0.8, -0.6, -0.6]);
    const bars = figure('scree').data.find((trace) => trace['name'] === 'printed');
    expect(list(bars?.['y'])[0]).toBeCloseTo(35, 10);
    expect(list(bars?.['y'])[2]).toBeNull();
  });

  it('draw the heat map as shapes, never as a bitmap', () => {
    const { data, layout } = figure('loadings');
    expect(data.map((trace) => trace['type'])).not.toContain('heatmap');
    expect(list(layout['shapes'])).toHaveLength(2 * 2 * 3);
  });

  it('leave the intercept out of the coefficients’ figure and keep it in its table', () => {
    const { data, table } = figure('component_coefficients');
    expect(list(data[0]?.['x'])).toEqual([2.7, -4.8]);
    expect(table.rows.map(([first]) => first?.value)).toContain('intercept');
  });
});
