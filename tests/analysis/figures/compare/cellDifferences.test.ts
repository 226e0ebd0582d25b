import { describe, expect, it } from 'vitest';
import { cellDifferences } from '../../../../analysis/figures/compare/cellDifferences';
import { generatorColours } from '../../../../analysis/figures/generatorColours';
import { study } from '../inputs';
import { cells, comparedCell } from './comparison';

describe('the figure of differences', () => {
  const figure = cellDifferences(study, cells);
  const [alpha, beta] = figure.data;

  it('draws every cell that has a difference, with its interval', () => {
    expect(figure.data).toHaveLength(2);
    expect(alpha).toMatchObject({
      name: 'Alpha',
      x: [6, 1],
      customdata: [
        ['alpha', 'write', 'math'],
        ['alpha', 'improve', 'code'],
      ],
      error_x: { array: [4, 5], arrayminus: [4, 5] },
      marker: { color: generatorColours(study).get('alpha'), symbol: ['circle', 'circle-open'] },
    });
    expect(beta).toMatchObject({ x: [-2], error_x: { array: [0], arrayminus: [0] } });
    expect(figure.explanation).toContain('of 3 cells');
    expect(figure.explanation).toContain('intervals of 95 % of 2 cells');
    expect(figure.explanation).toContain('Hollow: 1 cell whose');
  });

  it('has a row a setting in the order of the study, under its method', () => {
    expect(figure.layout['yaxis']).toMatchObject({ ticktext: ['<b>Writing</b>', '<b>Improving</b>', 'Math', 'Code'] });
    expect(JSON.stringify(figure.layout['xaxis'])).toContain('"zeroline":true');
  });

  it('gives conditions of one setting rows of their own', () => {
    const pair = [null, 'json'].map((variant) => comparedCell(['alpha', 'write', 'math'], [1, 3], { variant }));
    const { layout } = cellDifferences(study, pair);
    expect(layout['yaxis']).toMatchObject({ ticktext: ['<b>Writing</b>', 'Math · default', 'Math · json'] });
  });

  it('keeps the markup of names out of the drawing', () => {
    const [trace] = cellDifferences(study, [comparedCell(['<b>x', 'write', 'math'], [1, 2])]).data;
    expect(JSON.stringify(trace)).toContain('&lt;b&gt;x');
    expect(trace).toMatchObject({ text: [expect.not.stringContaining('<b>x')] });
  });

  it('says where no interval is known', () => {
    const bare = cellDifferences(study, [comparedCell(['alpha', 'write', 'math'], [1, 2])]);
    expect(bare.explanation).toContain('No intervals');
  });
});
