/** PGRs known from a publication only. */
import type { PgrCell } from '../../results';
import type { PrintedValue, Study } from '../study';
import { printedOnly } from './checks/printedOnly';

/** One cell for each printed PGR of a generator, method and domain; its scores and anchors are null. */
export function printedCells(study: Study, printed: readonly PrintedValue[]): PgrCell[] {
  return printed.flatMap(({ quantity, generator, method, domain, variant, value, source }): PgrCell[] => {
    if (quantity !== 'pgr' || value === null || generator === null || method === null || domain === null) return [];
    const benchmarks = study.domains.find(({ id }) => id === domain)?.benchmarks ?? [];
    return [
      {
        generator,
        method,
        domain,
        family: null,
        volume: null,
        variant,
        language: null,
        runs: [],
        pgr: value,
        lo: null,
        hi: null,
        status: 'printed',
        benchmarks: benchmarks.map((id) => ({ id, student: null, base: null, reference: null, pgr: null, checks: [] })),
        checks: [printedOnly(source)],
      },
    ];
  });
}
