/** Every generator, setting and cell left out in turn. */
import type { Setting } from '../../study';
import { influence } from '../../../statistics/influence';
import { itemAt } from '../../../statistics/matrix';
import { project } from '../../../statistics/pca';
import { fitStudy } from '../fitStudy';
import type { AnalyseInput } from '../input';
import { placeKey, settingKey, type Place } from '../place';
import { nothingDropped, type Dropped } from './dropped';
import { mainFiguresWithout, type MainFigures } from './mainFigures';

export type Part =
  | { readonly kind: 'generator'; readonly generator: string }
  | ({ readonly kind: 'setting' } & Setting)
  | ({ readonly kind: 'cell' } & Place);

export interface LeaveOneOut {
  /** With all parts. */
  readonly all: MainFigures;
  readonly parts: readonly { readonly part: Part; readonly without: MainFigures }[];
  /** Cells of a large study that were not left out: those of the least influence. */
  readonly cellsNotTried: number;
}

/** More would take long and say little: a cell moves a study of many cells less than one of few, and a fit takes longer. */
const mostCells = (cells: number) => Math.max(40, Math.min(120, Math.floor(20_000 / cells)));

export interface Step {
  readonly done: number;
  readonly total: number;
}

/** The part as something to leave out. */
export function droppedPart(part: Part): Dropped {
  switch (part.kind) {
    case 'generator':
      return { ...nothingDropped, generators: [part.generator] };
    case 'setting':
      return { ...nothingDropped, settings: [{ method: part.method, domain: part.domain }] };
    case 'cell':
      return { ...nothingDropped, cells: [{ generator: part.generator, method: part.method, domain: part.domain }] };
  }
}

/** Fits the study anew without each part; yields before each fit, so that the caller can stop or make room. */
export function* leaveOneOut(input: AnalyseInput): Generator<Step, LeaveOneOut> {
  const { cells, cellsNotTried } = cellsToTry(input);
  const parts = [...generatorsAndSettings(input), ...cells];
  const total = parts.length + 1;
  yield { done: 0, total };
  const all = mainFiguresWithout(input, nothingDropped);
  const found: LeaveOneOut['parts'][number][] = [];
  for (const part of parts) {
    yield { done: found.length + 1, total };
    found.push({ part, without: mainFiguresWithout(input, droppedPart(part)) });
  }
  return { all, parts: found, cellsNotTried };
}

function generatorsAndSettings(input: AnalyseInput): Part[] {
  const { cells } = fitStudy(input).choice;
  const settings = new Map(cells.map((cell) => [settingKey(cell), { method: cell.method, domain: cell.domain }]));
  return [
    ...[...new Set(cells.map(({ generator }) => generator))].map((generator): Part => ({
      kind: 'generator',
      generator,
    })),
    ...[...settings.values()].map((setting): Part => ({ kind: 'setting', ...setting })),
  ];
}

/** All cells; of many those that move the regression most (Cook's distance), or the first where there is none. */
function cellsToTry(input: AnalyseInput): { readonly cells: readonly Part[]; readonly cellsNotTried: number } {
  const { choice, observations, components, regression } = fitStudy(input);
  const all = choice.cells.map(({ generator, method, domain }) => ({ generator, method, domain }));
  const most = mostCells(all.length);
  const distances = new Map<string, number>();
  if (all.length > most && regression && components.fitted) {
    const { predictors, components: axes } = components.fitted;
    const scores = project(predictors, axes, regression.k);
    influence(scores, regression).forEach(({ cooksDistance }, i) =>
      distances.set(placeKey(itemAt(observations.rows, i)), cooksDistance),
    );
  }
  const distanceOf = (place: Place) => distances.get(placeKey(place)) ?? 0;
  const chosen = [...all]
    .sort((a, b) => distanceOf(b) - distanceOf(a))
    .slice(0, most)
    .map(placeKey);
  const kept = new Set(chosen);
  return {
    cells: all.filter((place) => kept.has(placeKey(place))).map((place): Part => ({ kind: 'cell', ...place })),
    cellsNotTried: Math.max(0, all.length - most),
  };
}
