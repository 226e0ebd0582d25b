import { describe, expect, it } from 'vitest';
import { fitBand } from '../../../../../analysis/figures/plots/parts/fitBand';
import { fitLine } from '../../../../../analysis/statistics/line';

/** Draper & Smith's simplest case by hand: x 1…5, y 2 4 5 4 5: slope 0.6, intercept 2.2, s² 0.8, Sxx 10. */
const xs = [1, 2, 3, 4, 5];
const ys = [2, 4, 5, 4, 5];
const points = xs.map((x, index) => ({ x, y: ys[index] ?? 0 }));

describe('fitBand', () => {
  it('is t · s · √(1/n + (x − x̄)²/Sxx) wide', () => {
    const fit = fitLine(xs, ys);
    if (fit === null) throw new Error('no line');
    const band = fitBand(fit, points, 3, 5);
    const t = 3.182446305284263; // 0.975 quantile of t with 3 degrees of freedom
    const s = Math.sqrt(0.8);
    expect((band?.hi[0] ?? 0) - (band?.y[0] ?? 0)).toBeCloseTo(t * s * Math.sqrt(1 / 5), 9);
    expect((band?.y.at(-1) ?? 0) - (band?.lo.at(-1) ?? 0)).toBeCloseTo(t * s * Math.sqrt(1 / 5 + 4 / 10), 9);
  });

  it('does not exist for two points or without spread', () => {
    const fit = { n: 2, slope: 1, intercept: 0, r2: 1, p: 0 };
    expect(fitBand(fit, points.slice(0, 2), 0, 1)).toBeNull();
    expect(
      fitBand(
        fit,
        [1, 2, 3].map((y) => ({ x: 1, y })),
        0,
        1,
      ),
    ).toBeNull();
  });
});
