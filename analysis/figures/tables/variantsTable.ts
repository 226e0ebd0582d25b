import { generalNotes } from './parts/cellChecks';
import { numberColumn, textCell, textColumn } from './parts/cell';
import { domainName, generatorName, inStudyOrder, methodName } from '../names';
import { pgrTableCell } from './parts/pgrCell';
import type { TableSpec } from '../figure';
import type { PgrCell, PgrResult } from '../../results';
import type { Study } from '../../study/study';

/**
 * PGR under the prompt variants of the archive, each generator's default beside its variants, for the methods that have
 * variants. Null where there are none.
 */
export function variantsTable(study: Study, pgr: PgrResult): TableSpec | null {
  const varied = pgr.cells.filter((cell) => cell.variant !== null);
  if (varied.length === 0) return null;
  const methods = inStudyOrder(
    study.methods,
    varied.map((cell) => cell.method),
  );
  const generators = inStudyOrder(
    study.generators,
    varied.map((cell) => cell.generator),
  );
  const shown = pgr.cells.filter((cell) => methods.includes(cell.method) && generators.includes(cell.generator));
  const settings = methods.flatMap((method) =>
    inStudyOrder(
      study.domains,
      shown.filter((cell) => cell.method === method).map((cell) => cell.domain),
    ).map((domain) => ({ method, domain })),
  );
  const variants: readonly (string | null)[] = [null, ...new Set(varied.map((cell) => cell.variant))];
  const general = generalNotes(shown);
  const cellAt = (generator: string, variant: string | null, method: string, domain: string): PgrCell | undefined =>
    shown.find(
      (cell) =>
        cell.generator === generator && cell.variant === variant && cell.method === method && cell.domain === domain,
    );
  return {
    id: 'pgr_by_variant',
    title: 'Performance gap recovered by prompt variant',
    columns: [
      textColumn('generator', 'Generator'),
      textColumn('variant', 'Variant'),
      ...settings.map(({ method, domain }) =>
        numberColumn(`${method}.${domain}`, domainName(study, domain), '%', methodName(study, method)),
      ),
    ],
    rows: generators.flatMap((generator) =>
      variants
        .filter((variant) => shown.some((cell) => cell.generator === generator && cell.variant === variant))
        .map((variant) => [
          textCell(generator, generatorName(study, generator), { subject: { generator } }),
          textCell(variant ?? 'default'),
          ...settings.map(({ method, domain }) => pgrTableCell(cellAt(generator, variant, method, domain), general)),
        ]),
    ),
    notes: [...general],
  };
}
