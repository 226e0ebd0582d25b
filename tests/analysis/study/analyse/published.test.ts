import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../analysis/study/analyse/analyse';
import { expectAllNear, expectNear } from '../../statistics/near';
import { goldenAnalysis } from './goldenAnalysis';
import { publishedInput } from './input';

const result = analyse(publishedInput());
const finding = (code: string) => result.findings.find((found) => found.code === code);
const evidenceOf = (code: string) => finding(code)?.evidence ?? {};

describe('the published study', () => {
  it('is 54 rows of 6 generators and 9 settings, none left out', () => {
    expect(result.data).toEqual({ n: 54, generators: 6, settings: 9, leftOut: [] });
    expect(result.pca?.columns).toEqual(goldenAnalysis.columns);
  });

  it('relates overall problem solving to PGR as printed', () => {
    const coarse = result.problemSolving?.coarse;
    expect(coarse?.r2.toFixed(4)).toBe('0.2450');
    expect(coarse?.p.toFixed(3)).toBe('0.318');
    expect(coarse?.points).toHaveLength(6);
    expect(coarse?.printed['p']).toEqual({ value: 0.3185, text: '0.3185', source: 'a table' });
  });

  it('relates problem solving by domain to PGR by setting', () => {
    const fine = result.problemSolving?.fine;
    expect(fine?.r2.toFixed(4)).toBe('0.0970');
    expect(fine?.p.toFixed(4)).toBe('0.0219');
    expect(fine?.points).toHaveLength(54);
    expect(fine?.printed['p']?.text).toBe('0.02177');
  });

  it('has no number that is not finite', () => {
    JSON.stringify(result, (key, value: unknown) => {
      if (typeof value === 'number') expect(Number.isFinite(value), key).toBe(true);
      return value;
    });
  });
});

describe('the published study against scikit-learn and statsmodels', () => {
  it('lines', () => {
    for (const name of ['coarse', 'fine'] as const)
      for (const key of ['n', 'slope', 'intercept', 'r2', 'p'] as const)
        expectNear(result.problemSolving?.[name]?.[key] ?? NaN, goldenAnalysis[name][key]);
  });

  it('principal components', () => {
    const { explainedVarianceRatio, loadings, scores } = goldenAnalysis.pca;
    expectAllNear(result.pca?.explainedVarianceRatio ?? [], explainedVarianceRatio);
    loadings.forEach((loading, i) => expectAllNear(result.pca?.loadings[i] ?? [], loading));
    scores.forEach((row, i) => expectAllNear(result.pca?.scores[i] ?? [], row));
  });

  it('regression on five components', () => {
    const { estimate, standardError, t, p, lo, hi, ...figures } = goldenAnalysis.regression;
    const { n, k, r2, adjustedR2, f, fP, leaveOneOutR2, leaveOneGeneratorOutR2 } = result.regression ?? {};
    const ours = { n, k, r2, adjustedR2, f, fP, leaveOneOutR2, leaveOneGeneratorOutR2 };
    for (const [key, expected] of Object.entries(figures))
      expectNear(new Map(Object.entries(ours)).get(key) ?? NaN, expected);
    const coefficients = result.regression?.coefficients ?? [];
    expect(coefficients.map(({ name }) => name)).toEqual(['intercept', 'PC1', 'PC2', 'PC3', 'PC4', 'PC5']);
    coefficients.forEach((coefficient, i) => {
      expectNear(coefficient.estimate, estimate[i] ?? NaN);
      expectNear(coefficient.standardError, standardError[i] ?? NaN);
      expectNear(coefficient.t, t[i] ?? NaN);
      expectNear(coefficient.p, p[i] ?? NaN);
      // The t quantile of scipy 1.10 has eight digits; see the closed forms in distributions.test.ts.
      expectNear(coefficient.lo, lo[i] ?? NaN, 5e-8);
      expectNear(coefficient.hi, hi[i] ?? NaN, 5e-8);
    });
  });

  it('structure', () => {
    expectNear(result.structure?.settingsR2 ?? NaN, goldenAnalysis.structure.settingsR2);
    goldenAnalysis.structure.relations.forEach((expected, i) => {
      const relation = result.structure?.relations[i];
      expect(relation?.column).toBe(expected.column);
      expectNear(relation?.pooled ?? NaN, expected.pooled);
      expectNear(relation?.within ?? NaN, expected.within);
      expectNear(relation?.between ?? NaN, expected.between);
    });
  });
});

describe('the published study beside its print', () => {
  it('pairs the components by their loadings, not by number', () => {
    expect(result.pca?.printed?.explainedVarianceRatio[0]).toBeCloseTo(0.392, 12);
    const pairs = result.pca?.congruence?.map(({ component, printedComponent }) => [component, printedComponent]);
    expect(pairs).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 4],
      [4, 3],
    ]);
    expect(finding('components-reordered')?.severity).toBe('note');
    expect(finding('components-not-found-again')?.severity).toBe('caution');
  });

  it('finds the sign that makes the printed loadings orthogonal', () => {
    expect(finding('printed-loadings-oblique')).toMatchObject({
      severity: 'caution',
      evidence: { column: 'response_quality_skywork_rm', component: 'PC4', printed: -0.58 },
    });
    expect(Math.abs(Number(finding('printed-loadings-oblique')?.evidence['congruenceRepaired']))).toBeGreaterThan(0.95);
  });

  it('tells differences that rounding explains from those it does not', () => {
    expect(finding('coarse-differs-from-print')?.severity).toBe('note');
    expect(finding('fine-differs-from-print')?.severity).toBe('note');
    expect(finding('fine-differs-from-print')?.evidence).not.toHaveProperty('fine.r2');
    expect(finding('regression-differs-from-print')?.severity).toBe('caution');
    const evidence = evidenceOf('explained-variance-differs-from-print');
    expect(evidence['explainedPercent.PC1.printed']).toBe(39.2);
    expect(Number(evidence['explainedPercent.PC1.lowestByRounding'])).toBeGreaterThan(40);
    expect(Number(evidence['explainedPercent.PC1.lowestByRounding'])).toBeLessThan(40.585);
    expect(Number(evidence['explainedPercent.PC1.highestByRounding'])).toBeGreaterThan(40.586);
  });

  it('gives the relation of the recomputed averages beside that of the printed ones', () => {
    expect(Number(finding('averages-as-printed')?.evidence['computedR2']).toFixed(3)).toBe('0.244');
  });

  it('says whose variance the components carry', () => {
    const message = finding('variance-of-predictors')?.message;
    expect(message).toContain('printed: 93.4 %');
    expect(message).toContain('not a share of the variance of PGR');
    expect(evidenceOf('variance-of-predictors')['explained']).toBeCloseTo(0.9596, 4);
  });
});

describe('what the published study does not show', () => {
  it('names the groups in the rows', () => {
    expect(finding('rows-grouped')?.evidence).toEqual({
      rows: 54,
      generators: 6,
      settings: 9,
      distinctProblemSolvingScores: 18,
    });
    expect(finding('settings-alone')?.message).toContain('55.1 %');
    expect(Object.keys(finding('constant-within-settings')?.evidence ?? {})).toEqual([
      'instruction_difficulty_gpt4o',
      'instruction_difficulty_prometheus',
      'instruction_diversity',
    ]);
  });

  it('warns that the regression does not carry over to another generator', () => {
    expect(finding('skill-negative')?.severity).toBe('caution');
    expect(finding('skill-out-of-sample')).toBeUndefined();
    expect(finding('skill-negative')?.message).toContain('−0.0685 on generators left out whole');
  });

  it('names relations that change within settings', () => {
    expect(finding('sign-changes-within-settings')?.evidence).toHaveProperty(['instruction_diversity.within']);
    expect(finding('size-changes-within-settings')?.evidence).toHaveProperty(['response_quality_prometheus.pooled']);
  });

  it('puts the weightiest finding first, each once', () => {
    const weights = result.findings.map(({ severity }) => ['fault', 'caution', 'note'].indexOf(severity));
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    expect(new Set(result.findings.map(({ code }) => code)).size).toBe(result.findings.length);
  });
});
