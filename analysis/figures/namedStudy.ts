import type { PgrResult } from '../results';
import type { Study } from '../study/study';

/**
 * The study with the generators that only the results name added at its end, in the order of the cells, so that every
 * figure gives them the same colour.
 */
export function withFoundGenerators(study: Study, pgr: PgrResult): Study {
  const known = new Set(study.generators.map((generator) => generator.id));
  const found = [...new Set(pgr.cells.map((cell) => cell.generator))].filter((id) => !known.has(id));
  const added = found.map((id) => ({ id, name: id, aliases: [], usdPer1MInput: null, usdPer1MOutput: null }));
  return found.length === 0 ? study : { ...study, generators: [...study.generators, ...added] };
}
