/** Parts of a study that are left out, to see what hangs on them. */
import { averagesOf } from '../../pgr/averages';
import type { Setting } from '../../study';
import type { AnalyseInput } from '../input';
import { placeKey, settingKey, type Place } from '../place';

export interface Dropped {
  readonly generators: readonly string[];
  readonly settings: readonly Setting[];
  readonly cells: readonly Place[];
}

export const nothingDropped: Dropped = { generators: [], settings: [], cells: [] };

/** Whether nothing is left out. */
export function isNothing({ generators, settings, cells }: Dropped): boolean {
  return generators.length + settings.length + cells.length === 0;
}

/**
 * The study as if these parts had never been run: their cells are gone, and averages are of the cells that are left. What
 * is printed stays as it is: a publication's own averages are over all of its cells.
 */
export function withoutDropped(input: AnalyseInput, dropped: Dropped): AnalyseInput {
  const generators = new Set(dropped.generators);
  const settings = new Set(dropped.settings.map(settingKey));
  const places = new Set(dropped.cells.map(placeKey));
  const cells = input.pgr.cells.filter(
    (cell) => !generators.has(cell.generator) && !settings.has(settingKey(cell)) && !places.has(placeKey(cell)),
  );
  return { ...input, pgr: { ...input.pgr, cells, averages: averagesOf(input.study, cells, [], () => null) } };
}
