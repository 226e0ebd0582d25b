/** How the conclusions move when cells are left out. */
import type { EffectOfLeavingOut } from '../../../analysisResults';
import { fitStudy } from '../fitStudy';
import type { AnalyseInput } from '../input';
import { placeKey, type Place } from '../place';
import { componentFigures } from '../sensitivity/mainFigures';

/** The figures that conclusions rest on; null where they cannot be computed. */
export type Figures = Readonly<Record<EffectOfLeavingOut['name'], number | null>>;

/** The figures of the study beside the same without these generators × settings. */
export function effectOf(all: Figures, input: AnalyseInput, places: readonly Place[]): EffectOfLeavingOut[] {
  const gone = new Set(places.map(placeKey));
  const { pgr } = input;
  const without = figuresOf({
    ...input,
    pgr: { ...pgr, cells: pgr.cells.filter((cell) => !gone.has(placeKey(cell))) },
  });
  return (['r2', 'leaveOneGeneratorOutR2', 'fineSlope', 'fineR2'] as const).flatMap((name) => {
    const value = all[name];
    return value === null ? [] : [{ name, all: value, without: without[name] }];
  });
}

/** Fits the study and takes its figures. */
export function figuresOf(input: AnalyseInput): Figures {
  const fit = fitStudy(input);
  const { r2, leaveOneGeneratorOutR2 } = componentFigures(fit);
  return { r2, leaveOneGeneratorOutR2, fineSlope: fit.fine?.slope ?? null, fineR2: fit.fine?.r2 ?? null };
}
