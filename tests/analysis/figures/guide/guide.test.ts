import { describe, expect, it } from 'vitest';
import { makeExhibits } from '../../../../analysis/figures/exhibits';
import { findingAbout } from '../../../../analysis/figures/guide/findingAbout';
import { guideOf } from '../../../../analysis/figures/guide/guide';
import {
  questionIds,
  stepIds,
  type GuideInput,
  type QuestionId,
  type StepId,
} from '../../../../analysis/figures/guide/guideStep';
import { leaveOneOutStrips, watchedValue } from '../../../../analysis/figures/plots/leaveOneOut';
import { analyse, analyseInDepth } from '../../../../analysis/study/analyse/analyse';
import type { AnalyseInput } from '../../../../analysis/study/analyse/input';
import { leaveOneOut, type LeaveOneOut } from '../../../../analysis/study/analyse/sensitivity/leaveOneOut';
import { cell, inputOf, publishedInput, studyOf } from '../../study/analyse/input';

function finish(work: Generator<unknown, LeaveOneOut>): LeaveOneOut {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

const guideInput = (input: AnalyseInput): GuideInput => ({
  study: input.study,
  analysis: analyseInDepth(input),
  leaveOneOut: finish(leaveOneOut(input)),
});
const input = publishedInput();
const published = guideInput(input);
const exhibits = makeExhibits({ study: input.study, pgr: input.pgr, analysis: published.analysis });

function said(from: GuideInput, question: QuestionId, step: StepId): string {
  return guideOf(question, from)
    .steps.filter(({ id }) => id === step)
    .flatMap(({ sentences }) => sentences)
    .join(' ')
    .replaceAll('\u00a0', ' ');
}

describe('the guide through the published study', () => {
  it('states the data, and that generators are the sample', () => {
    expect(said(published, 'components', 'data')).toContain(
      '54 cells of 6 generators in 9 settings, each with 9 predictors.',
    );
    expect(said(published, 'components', 'data')).toContain('this is a sample of 6, not of 54');
    expect(said(published, 'components', 'data')).toContain('No cell was left out.');
  });

  it('states skill in the sample, on generators left out, and what settings alone explain', () => {
    expect(said(published, 'components', 'picture')).toContain('explains 33.8 % in the sample (54 cells)');
    expect(said(published, 'components', 'picture')).toContain(
      'Settings alone, with no quality of the data, explain 55.1 %',
    );
    const skill = said(published, 'components', 'out-of-sample');
    expect(skill).toContain(
      'Leaving a generator out, the components predict worse than the mean: R² = −0.069 (54 cells, 6 generators)',
    );
    expect(skill).toContain(
      'The settings’ means alone, of the other generators, reach 0.354 there; against them the components have R² = −0.653',
    );
  });

  it('names the metrics that keep their relation within settings and those that do not', () => {
    const estimate = said(published, 'components', 'estimate');
    expect(estimate).toContain('the intervals of none of 9 qualities leave zero out');
    expect(estimate).toContain('Within settings “Quality, GPT-4o”, “Quality, reward” and “Problem solving” keep sign');
    expect(estimate).toMatch(/“Instruction diversity” and “Response diversity” turn their sign/);
    expect(estimate).toContain('None keeps a relation within settings that chance would not give');
    expect(estimate).toContain('“Quality, Prometheus”: p = 0.0097 alone, 0.0875 after Holm');
  });

  it('gives p-values last, each with its null', () => {
    for (const question of questionIds) {
      const { sentences } = guideOf(question, published).steps.find(({ id }) => id === 'estimate')!;
      const first = sentences.findIndex((sentence) => sentence.includes('null: '));
      expect(first).toBe(sentences.length - 1);
    }
  });

  it('names the values that look wrong, and what the conclusions hang on', () => {
    expect(said(published, 'components', 'against')).toContain(
      '6 values look wrong for generator and setting: “Perplexity” of gpt-4o-mini-2024-07-18',
    );
    expect(said(published, 'components', 'sensitivity')).toMatch(
      /a generator left out: −0\.069 with all parts; without one part it lies between −\d\.\d+ \(without .+\) and \d\.\d+ \(without .+\), on both sides of zero/,
    );
    expect(said(published, 'problem-solving', 'sensitivity')).toContain(
      'Slope on problem solving by generator, per point: 0.29 with all parts',
    );
  });

  it('answers the second question by generator, by cell and within settings', () => {
    expect(said(published, 'problem-solving', 'estimate')).toContain(
      'By generator the slope is 0.29 [−0.42, 1.00] points of PGR for one point of score (t, n = 6)',
    );
    expect(said(published, 'problem-solving', 'estimate')).toContain('It neither shows nor excludes a relation.');
    expect(said(published, 'problem-solving', 'out-of-sample')).toContain(
      'worse than the mean: R² = −4.146 (6 generators',
    );
    expect(said(published, 'problem-solving', 'design')).toMatch(/A chance of 80 % needs \d+ generators/);
  });

  it('names exhibits that there are, and an exhibit for every finding that has one', () => {
    const there = [
      ...exhibits.figures.map(({ id }) => `figure-${id}`),
      ...exhibits.tables.map(({ id }) => `table-${id}`),
    ];
    for (const question of questionIds)
      for (const { figures, tables } of guideOf(question, published).steps)
        for (const id of [...figures.map((figure) => `figure-${figure}`), ...tables.map((table) => `table-${table}`)])
          expect(there).toContain(id);
    for (const finding of published.analysis.findings) {
      const { exhibit, questions } = findingAbout(finding);
      expect(questions.length).toBeGreaterThan(0);
      if (exhibit !== null) expect(there).toContain(exhibit);
    }
  });

  it('draws the parts left out beside the figure with all of them', () => {
    const all = published.leaveOneOut!;
    const strips = leaveOneOutStrips(input.study, all, 'leaveOneGeneratorOutR2');
    expect(strips.data.map((trace) => (trace['x'] as number[]).length)).toEqual([6, 9, 54]);
    const [line] = strips.layout['shapes'] as { x0: number }[];
    expect(line?.x0).toBe(watchedValue(all.all, 'leaveOneGeneratorOutR2'));
    expect(strips.table.rows).toHaveLength(70);
  });
});

describe('the guide through less than that', () => {
  const two = ['a', 'b'];
  it('says what is missing where there are no metrics', () => {
    const cells = ['g1', 'g2', 'g3'].flatMap((g, i) =>
      two.flatMap((m, j) => two.map((d, k) => cell([g, m, d], 3 * i + 2 * j * k + k))),
    );
    const plain = guideInput(inputOf(studyOf(['g1', 'g2', 'g3'], two, two), cells));
    expect(said(plain, 'components', 'picture')).toContain('Add metrics of the generated data.');
    expect(said(plain, 'problem-solving', 'picture')).toContain('Add evaluations of the generators themselves.');
    expect(said(plain, 'components', 'out-of-sample')).toBe('');
    expect(said(plain, 'components', 'design')).toContain('This study gives no effect to plan for');
  });

  it('says what is missing with one generator, and with nothing', () => {
    const one = guideInput(
      inputOf(
        studyOf(['g1'], two, two),
        two.flatMap((m, j) => two.map((d, k) => cell(['g1', m, d], j + 2 * k))),
      ),
    );
    expect(said(one, 'components', 'data')).toContain('With one generator nothing can be said about differences');
    const none = guideInput(inputOf(studyOf([], [], []), []));
    expect(said(none, 'components', 'data')).toContain('No cell has all that this analysis needs');
    expect(said(none, 'components', 'design')).toContain('that needs several generators in several settings');
    for (const question of questionIds) expect(guideOf(question, none).steps.map(({ id }) => id)).toEqual([...stepIds]);
  });

  it('says less, and nothing wrong, before the evidence is there', () => {
    const shallow = { study: input.study, analysis: analyse(input), leaveOneOut: null };
    expect(said(shallow, 'components', 'out-of-sample')).toContain('R² = −0.069 (54 cells, 6 generators)');
    expect(said(shallow, 'components', 'estimate')).toBe('');
    expect(JSON.stringify(guideOf('problem-solving', shallow))).not.toContain('NaN');
  });
});
