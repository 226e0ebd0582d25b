import { describe, expect, it } from 'vitest';
import type { ScatterPoint } from '../../../../analysis/analysisResults';
import { analyseInDepth } from '../../../../analysis/study/analyse/analyse';
import { lineEvidence } from '../../../../analysis/study/analyse/evidence/lineEvidence';
import { fitLine } from '../../../../analysis/statistics/line';
import { publishedInput } from './input';

const { problemSolving, problemSolvingEvidence: lines, evidence } = analyseInDepth(publishedInput());
const { coarse, fine } = lines!;

describe('a line judged with generators as the unit', () => {
  it('has the slope and the p of least squares where a point is a generator', () => {
    expect(coarse!.slope.estimate).toBeCloseTo(problemSolving!.coarse!.slope, 12);
    expect(coarse!.slope.p).toBeCloseTo(problemSolving!.coarse!.p, 12);
    expect(coarse!.exchanged).toMatchObject({ arrangements: 720, enumerated: true });
    expect(coarse!.within).toBeNull();
    expect(coarse!.outOfSample.map(({ left }) => left)).toEqual(['generator']);
  });

  it('predicts each generator from a line through the others', () => {
    const { points } = problemSolving!.coarse!;
    const mean = points.reduce((sum, { y }) => sum + y, 0) / points.length;
    const missed = points.map((point) => {
      const rest = points.filter((other) => other !== point);
      const line = fitLine(
        rest.map(({ x }) => x),
        rest.map(({ y }) => y),
      )!;
      return (point.y - line.intercept - line.slope * point.x) ** 2;
    });
    const total = points.reduce((sum, { y }) => sum + (y - mean) ** 2, 0);
    expect(coarse!.outOfSample[0]!.r2).toBeCloseTo(1 - missed.reduce((sum, square) => sum + square, 0) / total, 10);
  });

  it('has within settings the slope and the p of the predictor that it is', () => {
    const predictor = evidence!.predictors.find(({ column }) => column === 'problem_solving')!;
    expect(fine!.exchangedWithin!.p).toBe(predictor.permutation!.p);
    expect(fine!.within!.t).toBeCloseTo(predictor.within!.t, 10);
    expect(fine!.wildBootstrapWithin!.lo).toBeLessThan(fine!.within!.estimate);
    expect(fine!.wildBootstrapWithin!.null).toContain('problem_solving');
  });

  it('exchanges over the settings that all generators have, and says so', () => {
    const point = (generator: string, domain: string, x: number, y: number): ScatterPoint => ({
      generator,
      method: 'm',
      domain,
      x,
      y,
    });
    const points = ['a', 'b', 'c', 'd'].flatMap((generator, i) =>
      ['k', 'l', 'm'].flatMap((domain, j) =>
        generator === 'd' && domain === 'm' ? [] : [point(generator, domain, 10 * i + j, (i * 7 + j * 3) % 5)],
      ),
    );
    const found = lineEvidence({ points })!;
    expect(found.exchanged!.null).toContain('Over the 2 of 3 settings');
    expect(found.exchanged!.arrangements).toBe(24);
  });

  it('is none where one generator is all there is, or nothing varies', () => {
    const point = (y: number, domain: string): ScatterPoint => ({ generator: 'a', method: 'm', domain, x: y, y });
    expect(lineEvidence({ points: [point(1, 'k'), point(2, 'l'), point(4, 'm')] })).toBeNull();
  });
});

describe('other estimators of the published study', () => {
  it('have the skill of the regression on components among them, and the settings alone', () => {
    const of = (name: string) => evidence!.estimators.find((one) => one.name === name)!;
    const left = evidence!.outOfSample.find((skill) => skill.left === 'generator')!;
    expect(of('components').leaveOneGeneratorOutR2).toBeCloseTo(left.r2, 12);
    expect(of('settings').leaveOneGeneratorOutR2).toBeCloseTo(left.settingsR2, 12);
    expect(of('leastSquares').r2).toBeGreaterThan(of('components').r2);
    expect(of('ridge').r2).toBeLessThan(of('leastSquares').r2);
    expect(of('lasso').chosen).toBeGreaterThan(0);
    expect(evidence!.estimators).toHaveLength(8);
  });

  it('have in each added-variable plot the slope of the whole regression', () => {
    for (const { x, y, slope } of evidence!.addedVariables) {
      const across =
        x.reduce((sum, value, i) => sum + value * y[i]!, 0) / x.reduce((sum, value) => sum + value * value, 0);
      expect(across).toBeCloseTo(slope.estimate, 8);
    }
    expect(evidence!.addedVariables).toHaveLength(9);
  });
});

describe('what the next study is planned with', () => {
  const { design } = analyseInDepth(publishedInput());
  it('has the variances of a mixed model, and an effect a kind of slope', () => {
    expect(design).toMatchObject({ generators: 6, settings: 9, seeds: 1 });
    const solving = design!.effects.find(({ column }) => column === 'problem_solving')!;
    // The slope of the coarse line for one deviation of the generators' scores.
    expect(solving.betweenGenerators!.t).toBeCloseTo(1.136, 3);
    expect(solving.betweenCells).not.toBeNull();
    const { generator, setting, cell } = design!.variances;
    expect(setting).toBeGreaterThan(cell);
    expect(cell).toBeGreaterThan(generator);
  });

  it('has no effect between cells of what generator and setting say wholly', () => {
    const input = publishedInput();
    const constant = {
      ...input,
      metrics: input.metrics.map((metric) =>
        metric.metric === 'response_perplexity'
          ? { ...metric, value: metric.generator.length + metric.domain.length }
          : metric,
      ),
    };
    const own = analyseInDepth(constant).design!.effects.find(({ column }) => column === 'response_perplexity')!;
    expect(own.betweenCells).toBeNull();
    expect(own.betweenGenerators).not.toBeNull();
  });
});
