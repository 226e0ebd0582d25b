import { describe, expect, it } from 'vitest';
import { analyse, analyseInDepth } from '../../../../analysis/study/analyse/analyse';
import type { EvidencePart } from '../../../../analysis/analysisResults';
import { expectEachNear, expectNear } from '../../statistics/near';
import { goldenAnalysis } from './goldenAnalysis';
import { publishedInput } from './input';

const input = publishedInput();
const result = analyseInDepth(input);
const expected = goldenAnalysis.evidence;

function evidenceOf(part: EvidencePart | undefined): EvidencePart {
  if (!part) throw new Error('There is no evidence.');
  return part;
}
const evidence = evidenceOf(result.evidence);
const message = (code: string) => result.findings.find((finding) => finding.code === code)?.message;

describe('the evidence of the published study', () => {
  it('has the skill of scikit-learn on rows, generators and settings left out', () => {
    expect(evidence.outOfSample.map(({ left }) => left)).toEqual(expected.outOfSample.map(({ left }) => left));
    evidence.outOfSample.forEach(({ r2, r2AgainstSettings }, i) => {
      expectNear(r2, expected.outOfSample[i]!.r2, 1e-8);
      expectNear(Number(r2AgainstSettings), expected.outOfSample[i]!.r2AgainstSettings, 1e-6);
    });
    expect(message('worse-than-settings')).toContain('R² is −0.653');
  });

  it('exchanges generators in all 720 ways, for the components and for each predictor', () => {
    expect(evidence.generatorsExchanged).toMatchObject({ arrangements: 720, enumerated: true });
    expectNear(evidence.generatorsExchanged!.p, expected.generatorsExchanged, 1e-12);
    evidence.predictors.forEach(({ permutation }, j) => {
      const p = expected.withinSettings[j];
      if (p === null) expect(permutation).toBeNull();
      else expectNear(permutation!.p, p!, 1e-12);
    });
    expect(evidence.rowsExchanged!.null).not.toBe(evidence.generatorsExchanged!.null);
    expect(message('generators-exchanged')).toContain('has p = 0.214; the F-test');
    expect(message('relations-within-settings')).toContain('Of 9 predictors, none keeps a relation');
  });

  it('has CR1 standard errors by generator, and the wild bootstrap beside', () => {
    const { clusters, coefficients, wildBootstrap } = evidence.generatorClusters!;
    expect(clusters).toBe(6);
    expectEachNear(coefficients.map((c) => c.standardError), expected.cr1, 1e-8); // prettier-ignore
    expect(wildBootstrap.map(({ name }) => name)).toEqual(['PC1', 'PC2', 'PC3', 'PC4', 'PC5']);
    expect(wildBootstrap.every(({ p }) => p > 0 && p <= 1)).toBe(true);
  });

  it('says what lies between generators and between settings', () => {
    const { components, residualShare } = evidence.varianceShares!;
    expect(components.map(({ name }) => name)).toEqual(['generator', 'setting']);
    expectNear(components.reduce((sum, { share }) => sum + share, residualShare), 1, 1e-12); // prettier-ignore
    expect(components[1]!.share).toBeGreaterThan(components[0]!.share);
  });

  it('has three slopes a predictor, and none within settings where it does not vary there', () => {
    expect(evidence.predictors.map(({ column }) => column)).toEqual(result.pca!.columns);
    const difficulty = evidence.predictors.find(({ column }) => column === 'instruction_difficulty_gpt4o')!;
    expect(difficulty.pooled!.estimate).toBeGreaterThan(5);
    expect(difficulty.within!.estimate).toBeLessThan(0);
  });
});

describe('the analysis without depth', () => {
  it('is the same but for the evidence and its findings', () => {
    const { findings, pca, ...rest } = analyse(input);
    const { findings: all, evidence: _, pca: resampled, ...parts } = result;
    expect(rest).toEqual(parts);
    expect(resampled).toEqual({ ...pca, stability: resampled?.stability, parallel: resampled?.parallel });
    expect(all).toEqual(expect.arrayContaining([...findings]));
    expect(all.length).toBeGreaterThan(findings.length);
  });
});

describe('evidence of a study with a cell missing', () => {
  it('has no exchange of generators, and the rest', () => {
    const { cells, ...pgr } = input.pgr;
    const { evidence: part, findings } = analyseInDepth({ ...input, pgr: { ...pgr, cells: cells.slice(1) } });
    const rest = evidenceOf(part);
    expect(rest.generatorsExchanged).toBeNull();
    expect(rest.predictors.every(({ permutation }) => permutation === null)).toBe(true);
    expect(rest.rowsExchanged).not.toBeNull();
    expect(rest.varianceShares).not.toBeNull();
    expect(findings.map(({ code }) => code)).not.toContain('generators-exchanged');
  });
});
