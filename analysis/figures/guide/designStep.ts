import type { StudyDesign } from '../../evidenceResults';
import { metricLabel } from '../../metrics/metricLabel';
import { calculateDesign, type DesignRequest } from '../../statistics/designCalculation';
import type { DesignEffect } from '../../statistics/designPower';
import { formatCoefficient } from '../format';
import type { QuestionId, StepContent } from './guideStep';
import { counted, percentOf, quoted, withInterval } from './phrases';

/** The effect of a study that its next one would be planned for. */
export interface DefaultEffect {
  readonly column: string;
  readonly kind: DesignEffect['kind'];
  readonly estimate: number;
  readonly lo: number;
  readonly hi: number;
  /** How many it is the largest of. */
  readonly among: number;
}

const LEVEL = 0.05;
const POWER = 0.8;

/** Of problem solving between generators; of the qualities the largest between cells. Null where there is none. */
export function defaultEffect(question: QuestionId, { effects }: StudyDesign): DefaultEffect | null {
  if (question === 'problem-solving') {
    const own = effects.find(({ column }) => column === 'problem_solving')?.betweenGenerators;
    return own ? { column: 'problem_solving', kind: 'slope-between-generators', among: 1, ...limits(own) } : null;
  }
  const found = effects.flatMap(({ column, betweenCells }) =>
    betweenCells ? [{ column, ...limits(betweenCells) }] : [],
  );
  const [largest] = found.sort((a, b) => Math.abs(b.estimate) - Math.abs(a.estimate));
  return largest ? { ...largest, kind: 'slope-between-cells', among: found.length } : null;
}

const limits = ({ estimate, lo, hi }: { readonly estimate: number; readonly lo: number; readonly hi: number }) => ({
  estimate,
  lo,
  hi,
});

/** The study's own size, its variances, a test at 5 % and a chance of 80 %. */
export function ownRequest(
  { generators, settings, seeds, variances }: StudyDesign,
  effect: DefaultEffect,
): DesignRequest {
  return {
    design: { generators, settings, seeds },
    variances: { generator: variances.generator, cell: variances.cell, seed: 0 },
    effect: { kind: effect.kind, size: Math.abs(effect.estimate) },
    level: LEVEL,
    power: POWER,
  };
}

/** What a study of this size can see, and how large one would have to be. */
export function designStep(question: QuestionId, design: StudyDesign | undefined): StepContent {
  const effect = design ? defaultEffect(question, design) : null;
  return {
    sentences: design && effect && design.variances.cell > 0 ? inWords(design, effect) : [missing(design)],
    figures: [],
    tables: [],
    findings: [],
  };
}

const missing = (design: StudyDesign | undefined) =>
  design === undefined
    ? 'How much generators and cells differ is not known: that needs several generators in several settings.'
    : 'This study gives no effect to plan for; one can be typed in.';

function inWords(design: StudyDesign, effect: DefaultEffect): string[] {
  const request = ownRequest(design, effect);
  const { power, detectable, needed } = calculateDesign(request);
  const where =
    effect.kind === 'slope-between-cells' ? 'between cells, generator and setting held fixed' : 'between generators';
  const caution = effect.among > 1 ? ` It is the largest of ${effect.among} and so probably too large.` : '';
  const size = `${counted(design.generators, 'generator')} in ${counted(design.settings, 'setting')} with ${counted(design.seeds, 'seed')}`;
  return [
    `The effect of ${quoted(metricLabel(effect.column))} ${where} is ${withInterval(effect)} points of PGR for one standard deviation of that part of it (interval by t, what is left of cells taken as independent).${caution}`,
    (power === null
      ? `${size} leave no degree of freedom for it.`
      : `${size} find an effect of that size with a chance of ${percentOf(power)} (two-sided test at 5\u00a0%)`) +
      (detectable === null ? '' : `; with 80\u00a0% they find ${formatCoefficient(detectable)} points or more`) +
      (power === null ? '' : '.') +
      (needed.generators === null
        ? ' No number of generators is enough.'
        : ` A chance of 80\u00a0% needs ${counted(needed.generators, 'generator')} in ${counted(design.settings, 'setting')}.`),
    'An effect estimated by the study it is tested in says nothing new about that study: it is a size to plan for.',
  ];
}
