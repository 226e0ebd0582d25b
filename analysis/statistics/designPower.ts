import { AgoraError } from '../errors';
import { powerOfT } from './power';

/** How large a study is. */
export interface Design {
  readonly generators: number;
  readonly settings: number;
  /** Students trained a cell. */
  readonly seeds: number;
}

/** Variances of the outcome, as a mixed model of an earlier study gives them. */
export interface DesignVariances {
  /** Between generators, over all settings. */
  readonly generator: number;
  /** Between cells, beyond their generator and their setting. */
  readonly cell: number;
  /** Between students of one cell. Zero where it is not known: `cell` then holds it, and more seeds do not help. */
  readonly seed: number;
}

/** What one wants to see. */
export type DesignEffect =
  /** The averages of two given generators over the settings differ by `size`. */
  | { readonly kind: 'difference'; readonly size: number }
  /** Change of the average for one deviation of a predictor that differs between generators. */
  | { readonly kind: 'slope-between-generators'; readonly size: number }
  /** Change for one deviation of a predictor that differs between cells beyond generator and setting. */
  | { readonly kind: 'slope-between-cells'; readonly size: number };

export interface DesignPower {
  /** The chance to find the effect with a two-sided test. */
  readonly power: number;
  /** Of the estimated effect. */
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly assumed: readonly string[];
}

/**
 * The chance that a design finds an effect. Settings are crossed with generators, so their own differences cancel. Throws
 * `AgoraError('bad-input')` where the design leaves no degree of freedom.
 */
export function designPower(
  design: Design,
  variances: DesignVariances,
  effect: DesignEffect,
  level = 0.05,
): DesignPower {
  const { variance, degreesOfFreedom } = uncertainty(design, variances, effect);
  if (degreesOfFreedom < 1)
    throw new AgoraError(
      'bad-input',
      `${design.generators} generators in ${design.settings} settings leave no degree of freedom for this effect.`,
      { nextStep: 'Plan for more generators or settings.' },
    );
  const standardError = Math.sqrt(variance);
  return {
    power: powerOfT(Math.abs(effect.size) / standardError, degreesOfFreedom, level),
    standardError,
    degreesOfFreedom,
    assumed: [...assumedOfAll, assumedOfEffect[effect.kind]],
  };
}

const MOST = 10_000;

/**
 * The smallest number of one part of the design, the others as they are, with which the effect is found with a chance of
 * at least `power`; at most 10,000. Null where no number is enough, as seeds are not where cells differ.
 */
export function smallestDesign(
  vary: keyof Design,
  design: Design,
  variances: DesignVariances,
  effect: DesignEffect,
  power: number,
  level = 0.05,
): Design | null {
  const enough = (count: number) => {
    const candidate = { ...design, [vary]: count };
    const { degreesOfFreedom } = uncertainty(candidate, variances, effect);
    return degreesOfFreedom >= 1 && designPower(candidate, variances, effect, level).power >= power;
  };
  if (!enough(MOST)) return null;
  let [below, above] = [0, MOST];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (enough(middle)) above = middle;
    else below = middle;
  }
  return { ...design, [vary]: above };
}

function uncertainty(
  { generators, settings, seeds }: Design,
  { generator, cell, seed }: DesignVariances,
  { kind }: DesignEffect,
): { readonly variance: number; readonly degreesOfFreedom: number } {
  const ofCell = cell + seed / seeds;
  const inner = (generators - 1) * (settings - 1);
  switch (kind) {
    case 'difference':
      return { variance: (2 * ofCell) / settings, degreesOfFreedom: inner };
    case 'slope-between-generators':
      return { variance: (generator + ofCell / settings) / (generators - 1), degreesOfFreedom: generators - 2 };
    case 'slope-between-cells':
      return { variance: ofCell / inner, degreesOfFreedom: inner - 1 };
  }
}

const assumedOfAll = [
  'Every generator is run in every setting with the same number of seeds.',
  'Effects of generators, cells and seeds are independent and normal, with the variances given.',
];

const assumedOfEffect: Readonly<Record<DesignEffect['kind'], string>> = {
  difference: 'The two generators and the settings are those that will be used; nothing is said about others.',
  'slope-between-generators':
    'Generators are drawn from those one wants to speak about; the predictor is theirs alone.',
  'slope-between-cells': 'The predictor has no part that is the same for all cells of a generator or of a setting.',
};
