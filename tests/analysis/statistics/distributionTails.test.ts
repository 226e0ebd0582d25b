import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  lowerF,
  normalQuantile,
  twoSidedT,
  upperF,
  upperFQuantile,
  upperNormal,
  upperT,
  upperTQuantile,
} from '../../../analysis/statistics/distributions';
import { expectNear } from './near';

const rows = z.array(z.array(z.number()));
const names = ['upperT', 'upperF', 'lowerF', 'upperNormal', 'quantileT', 'quantileF', 'quantileNormal'] as const;
const file = new URL('../../fixtures/distribution-tails.json', import.meta.url);
const oracle = z.record(z.enum(names), rows).parse(JSON.parse(fs.readFileSync(file, 'utf8')));

const functions: Readonly<Record<(typeof names)[number], (a: number, b: number, c: number) => number>> = {
  upperT: (t, df) => upperT(t, df),
  upperF,
  lowerF,
  upperNormal: (z) => upperNormal(z),
  quantileT: (p, df) => upperTQuantile(p, df),
  quantileF: upperFQuantile,
  quantileNormal: (p) => -normalQuantile(p),
};

describe('tails and quantiles against 50 digits', () => {
  it.each(names)('%s to 1e-10 and better', (name) => {
    expect(oracle[name].length).toBeGreaterThan(9);
    for (const [a = NaN, b = NaN, c = NaN, d] of oracle[name])
      expectNear(functions[name](a, b, c), d ?? (Number.isNaN(c) ? b : c), 1e-12);
  });
});

describe('tails', () => {
  it('add up with the other side', () => {
    for (const t of [-4, -0.5, 0, 0.5, 4]) expectNear(upperT(t, 7) + upperT(-t, 7), 1, 1e-14);
    for (const f of [0.2, 1, 3]) expectNear(upperF(f, 4, 11) + lowerF(f, 4, 11), 1, 1e-14);
  });

  it('of t become those of the normal distribution', () => {
    for (const x of [0.5, 3, 8]) expectNear(twoSidedT(x, 1e6) / 2, upperNormal(x), 2e-3);
  });

  it('have a quantile for every probability', () => {
    for (const p of [1e-200, 1e-8, 0.3, 0.7, 1 - 1e-9]) expectNear(upperF(upperFQuantile(p, 3, 17), 3, 17), p, 1e-9);
    for (const p of [1e-8, 0.3, 0.7]) expectNear(upperNormal(-normalQuantile(p)), p, 1e-12);
  });
});
