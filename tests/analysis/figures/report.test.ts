import { describe, expect, it } from 'vitest';
import { makeExhibits } from '../../../analysis/figures/exhibits';
import { makeReport } from '../../../analysis/figures/report';
import { analysis, craftedNames, open, pgr, study } from './inputs';

const input = {
  archive: open.archive,
  study,
  open,
  pgr,
  analysis,
  leaveOneOut: null,
  exhibits: makeExhibits({ study, pgr, analysis }),
  madeWith: 'Agora Workbench',
} as const;

const page = (figures: 'drawn' | 'absent') =>
  makeReport({ ...input, figures }).find(({ path }) => path === 'index.html')?.text ?? '';

describe('makeReport', () => {
  it('writes a page, three forms of every table, and the data of every figure', () => {
    const paths = makeReport({ ...input, figures: 'drawn' }).map(({ path }) => path);
    expect(paths[0]).toBe('index.html');
    for (const table of ['leaderboard', 'regression', 'pgr_details'])
      for (const ending of ['csv', 'tex', 'md']) expect(paths).toContain(`tables/${table}.${ending}`);
    expect(paths).toContain('figures/loadings.csv');
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('runs nothing and loads nothing but the figures beside it', () => {
    const html = page('drawn');
    expect(html).not.toMatch(/<script|<link|<iframe|@import|url\(|https?:/i);
    const sources = [...html.matchAll(/\ssrc="([^"]*)"/g)].map(([, source]) => source);
    expect(sources).toHaveLength(input.exhibits.figures.length);
    for (const source of sources) expect(source).toMatch(/^figures\/[a-z_]+\.svg$/);
  });

  it('stands without the drawings', () => {
    const html = page('absent');
    expect(html).not.toContain('<img');
    expect(html).toContain('The figures were not drawn');
    for (const figure of input.exhibits.figures) expect(html).toContain(`id="figure-${figure.id}"`);
    expect(html).toContain('73.6');
  });

  it('lists findings, the worst first, and problems with their place, as text', () => {
    const html = page('drawn');
    expect(html.indexOf('Loadings are not orthogonal.')).toBeLessThan(html.indexOf('Three generators only.'));
    expect(html).toContain('notes/&lt;b&gt;.txt');
    expect(html).not.toContain('<script>');
  });

  it('walks each question in steps, with links to figures and tables that are there', () => {
    const html = page('drawn');
    expect(html).toContain('Do the measured qualities of the data explain PGR?');
    expect(html).toContain('the components predict worse than the mean: R² = −0.069 (12 cells, 3 generators)');
    const links = [...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(links).toContain('figure-observed_vs_fitted');
    for (const id of links) expect(html).toContain(`id="${id}"`);
  });

  it('says how numbers were computed and where printed ones come from', () => {
    const html = page('drawn');
    expect(html).toContain('rule mean-of-pgrs');
    expect(html).toContain('population deviation');
    expect(html).toContain('Section 5');
    expect(html).toContain('Outside the printed bound.');
  });

  it.each(craftedNames)('shows the archive name %j as text', (name) => {
    const html = makeReport({ ...input, archive: { ...open.archive, name }, figures: 'absent' })[0]?.text ?? '';
    expect(html).not.toMatch(/<(script|img|svg)/i);
  });

  it('is the same for the same archive', () => {
    expect(page('drawn')).toBe(page('drawn'));
  });
});
