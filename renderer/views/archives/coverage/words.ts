/** What a grid of coverage says, in words. */
import { domainName, generatorName, methodName } from '../../../../analysis/figures/names';
import type { Coverage, CoverageCell } from '../../../../analysis/study/coverage';
import { isEmptyCell } from '../../../../analysis/study/coverage';
import type { Study } from '../../../../analysis/study/study';
import { coverageText as text } from '../../../text/coverage';

/** Places named at most; of the others the number. */
const namedAtMost = 3;

export const hasData = ({ data }: CoverageCell): boolean => data.files > 0;
export const hasTraining = ({ training }: CoverageCell): boolean => training.files > 0;
export const hasEvery = ({ evaluation }: CoverageCell): boolean =>
  evaluation.present.length > 0 && evaluation.missing.length === 0;

/** `41 of 54 cells have data, 30 training, 12 all benchmarks; missing: …` */
export function coverageInWords(study: Study, coverage: Coverage): string {
  const { cells } = coverage;
  const count = (is: (cell: CoverageCell) => boolean): number => cells.filter(is).length;
  const printed = count((cell) => cell.printed);
  const filled = text.filled(cells.length, count(hasData), count(hasTraining), count(hasEvery), printed);
  const missing = missingPlaces(study, coverage);
  return missing.length === 0 ? `${filled}.` : `${filled}; ${text.missing(listed(missing))}.`;
}

/**
 * The empty parts of the grid, the largest first: whole generators, then whole settings, then what is left of single
 * cells.
 */
export function missingPlaces(study: Study, { generators, methods, domains, cells }: Coverage): readonly string[] {
  const empty = cells.filter(isEmptyCell);
  const perGenerator = methods.length * domains.length;
  const gone = generators.filter(
    (generator) => empty.filter((cell) => cell.generator === generator).length === perGenerator,
  );
  const others = empty.filter(({ generator }) => !gone.includes(generator));
  const present = generators.length - gone.length;
  const settings = methods
    .flatMap((method) => domains.map((domain) => ({ method, domain })))
    .filter(
      ({ method, domain }) =>
        present > 1 && others.filter((cell) => cell.method === method && cell.domain === domain).length === present,
    );
  const single = others.filter(
    (cell) => !settings.some(({ method, domain }) => cell.method === method && cell.domain === domain),
  );
  const setting = (method: string, domain: string): string =>
    `${methodName(study, method)} · ${domainName(study, domain)}`;
  return [
    ...gone.map((generator) => text.wholeGenerator(generatorName(study, generator))),
    ...settings.map(({ method, domain }) => text.wholeSetting(setting(method, domain))),
    ...single.map(({ generator, method, domain }) => `${generatorName(study, generator)} · ${setting(method, domain)}`),
  ];
}

function listed(names: readonly string[]): string {
  const rest = names.length - namedAtMost;
  const named = names.slice(0, namedAtMost).join(', ');
  return rest > 0 ? text.andMore(named, rest) : named;
}
