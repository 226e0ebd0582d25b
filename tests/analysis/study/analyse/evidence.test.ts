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
    expectEachNear(
      coefficients.map((c) => c.standardError),
      expected.cr1,
      1e-8,
    );
    expect(wildBootstrap.map(({ name }) => name)).toEqual(['PC1', 'PC2', 'PC3', 'PC4', 'PC5']);
    expect(wildBootstrap.every(({ p }) => p > 0 && p <= 1)).toBe(true);
  });

  it('says what lies between generators and between settings', () => {
    const { components, residualShare } = evidence.varianceShares!;
    expect(components.map(({ name }) => name)).toEqual(['generator', 'setting']);
    expectNear(
      components.reduce((sum, { share }) => sum + share, residualShare),
      1,
      1e-12,
    );
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
    const { findings: all, evidence: _, problemSolvingEvidence: __, design: ___, pca: resampled, ...parts } = result;
    expect(rest).toEqual(parts);
    expect(resampled).toEqual({ ...pca, stability: resampled?.stability, parallel: resampled?.parallel });
    expect(all).toEqual(expect.arrayContaining([...findings]));
    expect(all.length).toBeGreaterThan(findings.length);
  });
});

describe('evidence of a study with a cell missing', () => {
  const { cells, ...pgr } = input.pgr;
  const [first] = cells;
  if (!first) throw new Error('The study has no cell.');
  const key = `${first.method} × ${first.domain}`;
  const inSetting = (cell: typeof first) => cell.method === first.method && cell.domain === first.domain;

  it('exchanges generators over the settings that all have, and says so', () => {
    const { evidence: part, findings } = analyseInDepth({ ...input, pgr: { ...pgr, cells: cells.slice(1) } });
    const { generatorsExchanged, predictors, rowsExchanged, varianceShares } = evidenceOf(part);
    expect(generatorsExchanged).toMatchObject({ arrangements: 720, enumerated: true });
    expect(generatorsExchanged!.null).toContain('Over the 8 of 9 settings in which every generator has a row.');
    expect(predictors.filter(({ permutation }) => permutation !== null)).toHaveLength(
      evidence.predictors.filter(({ permutation }) => permutation !== null).length,
    );
    for (const { permutation } of predictors)
      if (permutation) expect(permutation.null).toContain('Over the 8 of 9 settings');
    expect(rowsExchanged).not.toBeNull();
    expect(varianceShares).not.toBeNull();
    const told = findings.find(({ code }) => code === 'exchange-over-common-settings');
    expect(told?.message).toContain(`missing are ${first.generator} (${key}).`);
    expect(told?.evidence).toMatchObject({ settings: 8, of: 9, [first.generator]: 1 });
    expect(findings.find(({ code }) => code === 'generators-exchanged')?.message).toContain('over 8 of 9 settings');
  });

  it('tests predictors as if the other rows of the setting were not there', () => {
    const part = analyseInDepth({ ...input, pgr: { ...pgr, cells: cells.slice(1) } }).evidence;
    const whole = analyseInDepth({
      ...input,
      pgr: { ...pgr, cells: cells.filter((cell) => !inSetting(cell)) },
    }).evidence;
    const of = (each: EvidencePart | undefined) =>
      evidenceOf(each).predictors.map(({ permutation }) => permutation?.p ?? null);
    expect(of(part)).toEqual(of(whole));
  });

  it('says why there is no exchange where no setting has all generators', () => {
    const generators = [...new Set(cells.map(({ generator }) => generator))];
    const settings = [...new Set(cells.map(({ method, domain }) => `${method} × ${domain}`))];
    const torn = cells.filter(
      ({ generator, method, domain }) =>
        settings.indexOf(`${method} × ${domain}`) % 6 !== generators.indexOf(generator),
    );
    const { evidence: part, findings } = analyseInDepth({ ...input, pgr: { ...pgr, cells: torn } });
    expect(evidenceOf(part).generatorsExchanged).toBeNull();
    expect(evidenceOf(part).predictors.every(({ permutation }) => permutation === null)).toBe(true);
    const told = findings.find(({ code }) => code === 'generators-not-exchangeable');
    expect(told).toMatchObject({ severity: 'caution', evidence: { settings: 0, of: 9 } });
    expect(told?.message).toContain('No setting has all generators');
    expect(findings.map(({ code }) => code)).not.toContain('generators-exchanged');
  });
});
