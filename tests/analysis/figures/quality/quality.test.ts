import { describe, expect, it } from 'vitest';
import { distributionGroups } from '../../../../analysis/figures/quality/distributionGroups';
import { formatMetric } from '../../../../analysis/figures/quality/formatMetric';
import { metricDistribution } from '../../../../analysis/figures/quality/metricDistribution';
import { metricDistributionBySetting } from '../../../../analysis/figures/quality/metricDistributionBySetting';
import { metricMatrix } from '../../../../analysis/figures/quality/metricMatrix';
import { study } from '../inputs';
import { distribution, lengthColumn, metricTable } from './metricTable';

describe('metricMatrix', () => {
  const matrix = metricMatrix(study, metricTable);
  const column = (id: string) => {
    const index = matrix.columns.findIndex((each) => each.id === id);
    return matrix.rows.map((row) => row[index]);
  };

  it('has a row a run in the study’s order, and a row for a printed cell that no run stands behind', () => {
    expect(matrix.rows.map(([head]) => [head?.value, head?.text, head?.beside])).toEqual([
      ['a2', 'Alpha', 'Writing · Math'],
      ['b2', 'Beta', 'Writing · Math'],
      ['b1', 'Beta', 'Improving · Math'],
      ['alpha improve code', 'Alpha', 'Improving · Code'],
    ]);
    expect(matrix.rows.map(([first]) => first?.subject?.['run'])).toEqual(['a2', 'b2', 'b1', undefined]);
  });

  it('puts data sets of no run behind all others, under their names', () => {
    const place = { generator: null, method: null, domain: null, variant: null };
    const seeds = { ...place, id: 'seed/one.jsonl', instances: 4 };
    const { rows } = metricMatrix(study, { ...metricTable, runs: [seeds, ...metricTable.runs] });
    expect(rows.at(-1)?.[0]).toMatchObject({ text: 'seed/one.jsonl', subject: { run: 'seed/one.jsonl' } });
  });

  it('leaves out metrics without any value, and the unit that the label ends with', () => {
    expect(matrix.columns.map(({ id, unit }) => [id, unit]).slice(1)).toEqual([
      ['judged', 'score 1–5'],
      ['response_words', null],
      ['mtld', 'score'],
    ]);
  });

  it('shades each column from its least to its greatest value', () => {
    expect(column('response_words').map((cell) => cell?.shade)).toEqual([1, 0, 0.5, undefined]);
    // The only value of its column stands nowhere.
    expect(column('mtld').map((cell) => cell?.shade)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('shows a missing value as missing, with the reason where it was tried', () => {
    const [measured, tried, untried] = column('mtld');
    expect(measured).toMatchObject({ value: 71.5, explanation: '2 of 4 instances; 100 words of 2 instances.' });
    expect(tried).toMatchObject({ value: null, text: '–', notes: [{ severity: 'note', message: 'No word at all' }] });
    expect(untried).toMatchObject({ value: null, text: '–' });
    expect(untried?.notes).toBeUndefined();
  });

  it('says how many instances had a value where not all had, and the interval where there is one', () => {
    const [whole, part] = column('response_words');
    expect(whole).toMatchObject({ text: '1235', beside: '[1000, 1469]' });
    expect(whole?.notes).toBeUndefined();
    expect(part?.notes).toEqual([{ severity: 'note', message: '3 of 4 instances.' }]);
  });

  it('shows the most frequent label with its share, and neither unit nor ground', () => {
    const language = { ...lengthColumn, id: 'response_language', label: 'Response language', unit: 'label' } as const;
    const label = { lo: null, hi: null, standardDeviation: null, how: 'each instance', of: 4 } as const;
    const labelled = metricMatrix(study, {
      ...metricTable,
      columns: [language],
      values: [
        { ...label, run: 'a2', metric: language.id, value: 0.75, n: 4, label: 'de' },
        { ...label, run: 'b2', metric: language.id, value: null, n: 0, label: null },
      ],
    });
    expect(labelled.columns[1]).toMatchObject({ header: 'Response language', unit: null });
    const [first, second] = labelled.rows.map(([, cell]) => cell);
    expect(first).toMatchObject({ value: 'de', text: 'de', beside: '75.0 %' });
    expect(first?.notes).toBeUndefined();
    expect(second).toMatchObject({ value: null, text: '–', notes: [{ message: '0 of 4 instances.' }] });
    expect(second?.beside).toBeUndefined();
  });

  it('puts printed values beside the run of their cell', () => {
    expect(column('judged').map((cell) => cell?.value)).toEqual([4, null, null, 3]);
  });
});

describe('distributionGroups', () => {
  it('have each data set without a generator by itself, behind the generators and in no setting', () => {
    const place = { generator: null, method: null, domain: null, variant: null, instances: 1 };
    const [first] = distribution.runs;
    const runs = ['seeds', 'others'].map((run) => ({ ...(first ?? { counts: [] }), run }));
    const withSeeds = { ...distribution, runs: [...runs, ...distribution.runs] } as typeof distribution;
    const places = [...metricTable.runs, { ...place, id: 'seeds' }, { ...place, id: 'others' }];
    const whole = distributionGroups(study, withSeeds, places, 'generator');
    expect(whole.map(({ generator, hasGenerator }) => [generator, hasGenerator])).toEqual([
      ['alpha', true],
      ['beta', true],
      ['seeds', false],
      ['others', false],
    ]);
    const bySetting = distributionGroups(study, withSeeds, places, 'setting');
    expect(bySetting.every(({ hasGenerator }) => hasGenerator)).toBe(true);
    const lines = metricDistribution(study, lengthColumn, withSeeds, places).data.map(({ line }) => line);
    expect(lines).toMatchObject([{ dash: 'solid' }, { dash: 'solid' }, { dash: 'dash' }, { dash: 'dot' }]);
  });

  it('adds up the runs of a generator, means by their size', () => {
    expect(distributionGroups(study, distribution, metricTable.runs, 'generator')).toEqual([
      expect.objectContaining({ generator: 'alpha', runs: ['a2'], n: 4, counts: [1, 1, 1], above: 1 }),
      expect.objectContaining({ generator: 'beta', runs: ['b1', 'b2'], n: 10, counts: [8, 0, 2], mean: 9 }),
    ]);
  });

  it('keeps settings apart where asked', () => {
    const groups = distributionGroups(study, distribution, metricTable.runs, 'setting');
    expect(groups.map(({ generator, method, domain, n }) => [generator, method, domain, n])).toEqual([
      ['alpha', 'write', 'math', 4],
      ['beta', 'improve', 'math', 8],
      ['beta', 'write', 'math', 2],
    ]);
  });
});

describe('metricDistribution', () => {
  const figure = metricDistribution(study, lengthColumn, distribution, metricTable.runs);

  it('draws the share of a generator’s instances in each bin, at its middle', () => {
    expect(figure.data.map(({ name, x, y }) => [name, x, y])).toEqual([
      ['Alpha', [5, 15, 25], [25, 25, 25]],
      ['Beta', [5, 15, 25], [80, 0, 20]],
    ]);
    expect(figure.data[1]?.['customdata']).toEqual([
      ['beta', null, null, '0'],
      ['beta', null, null, '1'],
      ['beta', null, null, '2'],
    ]);
  });

  it('says how many instances lie outside the bins', () => {
    expect(figure.explanation).toContain('14 instances have a value. 1 of them lie outside the bins');
    expect(figure.table.rows[0]?.map(({ text }) => text)).toEqual([
      'Alpha',
      'All settings',
      '4',
      '15',
      '0',
      '1',
      '1',
      '1',
      '1',
    ]);
  });
});

describe('metricDistributionBySetting', () => {
  it('has a panel a setting on one scale, and names each generator once', () => {
    const figure = metricDistributionBySetting(study, lengthColumn, distribution, metricTable.runs);
    expect(figure.data.map(({ name, xaxis, showlegend }) => [name, xaxis, showlegend])).toEqual([
      ['Alpha', 'x', true],
      ['Beta', 'x', true],
      ['Beta', 'x2', false],
    ]);
    expect(figure.layout).toMatchObject({
      xaxis: { range: [0, 30] },
      xaxis2: { range: [0, 30] },
      yaxis2: { matches: 'y' },
    });
    expect(figure.layout['annotations']).toMatchObject([
      { text: '<b>Writing · Math</b>' },
      { text: '<b>Improving · Math</b>' },
    ]);
  });
});

describe('formatMetric', () => {
  it.each([
    [null, '–'],
    [0, '0'],
    [12, '12'],
    [0.012345, '0.0123'],
    [0.5, '0.5000'],
    [3.14159, '3.142'],
    [1234.56, '1235'],
    [-71.25, '−71.25'],
  ])('writes %s as %s', (value, text) => {
    expect(formatMetric(value)).toBe(text);
  });
});
