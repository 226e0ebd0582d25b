import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../analysis/study/analyse/analyse';
import { componentReliability } from '../../../../analysis/study/analyse/components';
import { examineComponentCount } from '../../../../analysis/study/analyse/findings/componentCount';
import { fitStudy } from '../../../../analysis/study/analyse/fitStudy';
import { publishedInput } from './input';

describe('components of the published study', () => {
  const input = publishedInput();
  const fit = fitStudy(input);
  const parts = analyse(input);
  const { fitted } = fit.components;
  if (!fitted || !parts.pca) throw new Error('There are no components.');
  const { pca } = parts;

  it('are fewer above chance than the regression uses, and the later ones mix', () => {
    const reliability = componentReliability(fitted);
    expect(reliability.parallel?.components).toBe(2);
    const [first = NaN, ...others] = reliability.stability?.foundAgain ?? [];
    expect(first).toBeGreaterThan(0.5);
    expect(Math.min(...others)).toBeLessThan(0.3);
    const findings = examineComponentCount({ input, fit, parts: { ...parts, pca: { ...pca, ...reliability } } });
    expect(findings.map(({ code }) => code)).toEqual(['components-beyond-chance', 'components-unstable']);
  });

  it('are not judged where nothing was resampled', () => {
    expect(examineComponentCount({ input, fit, parts })).toEqual([]);
  });
});
