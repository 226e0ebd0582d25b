import { describe, expect, it } from 'vitest';
import { makeExhibits } from '../../../analysis/figures/exhibits';
import { suggestedHeight } from '../../../analysis/figures/narrow';
import { printTheme, printTypography, themed } from '../../../analysis/figures/theme';
import { analysis, pgr, study } from './inputs';

const { figures } = makeExhibits({ study, pgr, analysis });
const figure = (id: string) => {
  const found = figures.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no figure ${id}`);
  return found;
};
const drawn = (id: string, width: number) => themed(figure(id), printTheme, { width, height: 200 }, printTypography(9));

describe('a figure in a text column', () => {
  it('leaves out the panel of printed loadings, and keeps it on a page', () => {
    expect(drawn('loadings', 528).layout).toHaveProperty('xaxis2');
    const { data, layout } = drawn('loadings', 291);
    expect(layout).not.toHaveProperty('xaxis2');
    expect(data.map((trace) => trace['xaxis'])).toEqual(['x']);
    expect(layout['xaxis']).toMatchObject({ domain: [0, 1] });
    expect(JSON.stringify([layout['shapes'], layout['annotations']])).not.toContain('x2');
    expect(layout['shapes']).toHaveLength(6);
  });

  it('has its legend below the plot, with room for it', () => {
    const { layout } = drawn('observed_vs_fitted', 291);
    expect(layout['legend']).toMatchObject({ orientation: 'h', yref: 'container', y: 0, yanchor: 'bottom' });
    expect(layout['margin']).toMatchObject({ t: 24, b: 2 * 19 + 40 });
    expect(drawn('observed_vs_fitted', 528).layout['legend']).toMatchObject({ orientation: 'v' });
  });

  it('is suggested higher where legend and rows need it', () => {
    expect(suggestedHeight(figure('scree'), 5.5)).toBe(3.399);
    expect(suggestedHeight(figure('observed_vs_fitted'), 3.03)).toBe(2.5);
  });
});
