import { describe, expect, it } from 'vitest';
import { makeExhibits } from '../../../analysis/figures/exhibits';
import { darkTheme, lightTheme, printTheme, printTypography, themed } from '../../../analysis/figures/theme';
import { analysis, pgr, study } from './inputs';

const { figures } = makeExhibits({ study, pgr, analysis });

describe('themed', () => {
  it.each([
    ['light', lightTheme],
    ['dark', darkTheme],
    ['print', printTheme],
  ])('leaves no word of a theme undrawn (%s)', (_, theme) => {
    for (const figure of figures) expect(JSON.stringify(themed(figure, theme)), figure.id).not.toContain('"theme:');
  });

  it('draws on white for paper, with titles two points larger than ticks', () => {
    const [figure] = figures;
    if (figure === undefined) throw new Error('no figure');
    const { layout } = themed(figure, printTheme, { width: 528, height: 326 }, printTypography(9));
    expect(layout).toMatchObject({
      paper_bgcolor: '#ffffff',
      width: 528,
      height: 326,
      font: { family: 'Tinos', size: 12 },
      xaxis: { title: { text: 'Problem solving, mean score (%)', font: { size: 12 } } },
    });
    expect(layout['xaxis']).toMatchObject({ tickfont: { size: (7 * 4) / 3 } });
  });

  it('does not change the specification', () => {
    const [figure] = figures;
    const before = JSON.stringify(figure);
    if (figure !== undefined) themed(figure, darkTheme);
    expect(JSON.stringify(figure)).toBe(before);
  });

  it('never reads a name as a colour', () => {
    const [figure] = figures;
    if (figure === undefined) throw new Error('no figure');
    const named = { ...figure, data: [{ name: 'theme:text', text: ['theme:line'], customdata: [['theme:faint']] }] };
    expect(themed(named, printTheme).data[0]).toMatchObject(named.data[0] ?? {});
  });
});
