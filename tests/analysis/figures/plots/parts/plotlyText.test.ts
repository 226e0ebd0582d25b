import { describe, expect, it } from 'vitest';
import { makeExhibits } from '../../../../../analysis/figures/exhibits';
import { plotlyText } from '../../../../../analysis/figures/plots/parts/plotlyText';
import { analysis, cells, craftedNames, pgrOf, study } from '../../inputs';

describe('plotlyText', () => {
  it.each(craftedNames)('leaves no markup in %j', (name) => {
    expect(plotlyText(name)).not.toMatch(/[<>\n]/);
  });

  it('is applied to every name a figure draws', () => {
    const crafted = '<a href="https://evil.example">x</a>';
    const renamed = {
      ...study,
      generators: study.generators.map((one) => ({ ...one, name: crafted })),
      methods: study.methods.map((one) => ({ ...one, name: crafted })),
      domains: study.domains.map((one) => ({ ...one, name: crafted })),
    };
    const { figures } = makeExhibits({ study: renamed, pgr: pgrOf(cells), analysis });
    for (const { id, data, layout } of figures) expect(JSON.stringify({ data, layout }), id).not.toContain('<a ');
  });
});
