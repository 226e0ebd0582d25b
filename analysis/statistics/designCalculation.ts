/** How large a study must be to see an effect, and what a study of a given size can see. */
import { AgoraError } from '../errors';
import { designPower, smallestDesign, type Design, type DesignEffect, type DesignVariances } from './designPower';

export interface DesignRequest {
  readonly design: Design;
  readonly variances: DesignVariances;
  readonly effect: DesignEffect;
  /** Of the two-sided test, 0.05 for 5 %. */
  readonly level: number;
  /** The chance to find the effect that is wanted, 0.8 for 80 %. */
  readonly power: number;
}

export interface DesignAnswer {
  /** Null where the design leaves no degree of freedom. */
  readonly power: number | null;
  readonly standardError: number | null;
  readonly degreesOfFreedom: number | null;
  /** The smallest number of each, the others as they are; null where no number up to 10,000 is enough. */
  readonly needed: Readonly<Record<keyof Design, number | null>>;
  /** The smallest effect that the design finds with the wanted chance; null where it finds none. */
  readonly detectable: number | null;
  readonly assumed: readonly string[];
}

/** Throws `AgoraError('bad-input')` where the request is none: parts below one, a level or a power outside (0, 1). */
export function calculateDesign(request: DesignRequest): DesignAnswer {
  requireSense(request);
  const { design, variances, effect, level, power } = request;
  const found = powerOf(request, design);
  const needed = (vary: keyof Design) => smallestDesign(vary, design, variances, effect, power, level)?.[vary] ?? null;
  return {
    power: found?.power ?? null,
    standardError: found?.standardError ?? null,
    degreesOfFreedom: found?.degreesOfFreedom ?? null,
    needed: { generators: needed('generators'), settings: needed('settings'), seeds: needed('seeds') },
    detectable: found && detectable(request, found.standardError),
    assumed: found?.assumed ?? [],
  };
}

/** The power of designs that differ in the number of generators alone; those without a degree of freedom are left out. */
export function powerByGenerators(
  request: DesignRequest,
  counts: readonly number[],
): { readonly generators: number; readonly power: number }[] {
  return counts.flatMap((generators) => {
    const found = powerOf(request, { ...request.design, generators });
    return found ? [{ generators, power: found.power }] : [];
  });
}

function powerOf({ variances, effect, level }: DesignRequest, design: Design) {
  try {
    return designPower(design, variances, effect, level);
  } catch (error) {
    if (error instanceof AgoraError && error.code === 'bad-input') return null;
    throw error;
  }
}

const HALVINGS = 60;

/** Power rises with the size of the effect: by bisection. */
function detectable({ design, variances, effect, level, power }: DesignRequest, standardError: number): number | null {
  const isFound = (size: number) => designPower(design, variances, { ...effect, size }, level).power >= power;
  let [below, above] = [0, standardError];
  for (let doublings = 0; !isFound(above); doublings++) {
    if (doublings === HALVINGS) return null;
    above *= 2;
  }
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (below + above) / 2;
    if (isFound(middle)) above = middle;
    else below = middle;
  }
  return above;
}

function requireSense({ design, variances, effect, level, power }: DesignRequest): void {
  const refuse = (message: string, nextStep: string): never => {
    throw new AgoraError('bad-input', message, { nextStep });
  };
  for (const [part, count] of Object.entries(design))
    if (!Number.isInteger(count) || count < 1)
      refuse(`The number of ${part} is no whole number of 1 or more.`, 'Give one, such as 6.');
  for (const [name, share] of Object.entries({ 'level of the test': level, power }))
    if (!(share > 0 && share < 1)) refuse(`The ${name} is no number between 0 and 1.`, 'Give 0.05 for 5 %.');
  if (!(power > level))
    refuse(`A power of ${power} is no more than the level of the test, ${level}.`, 'Ask for more power.');
  if (!Number.isFinite(effect.size) || effect.size === 0)
    refuse('The size of the effect is no number, or zero, which is never found.', 'Give it in points of PGR.');
  for (const [part, variance] of Object.entries(variances))
    if (!(variance >= 0))
      refuse(`The deviation between ${part}s is no number of zero or more.`, 'Give one in points of PGR.');
  if (variances.cell + variances.seed === 0)
    refuse('Cells that do not differ leave nothing to calculate.', 'Give a standard deviation of cells.');
}
