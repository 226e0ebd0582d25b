import { metricLabel } from '../../../metrics/metricLabel';
import type { Finding } from '../../../analysisResults';
import { congruence } from '../../../statistics/congruence';
import { dot, itemAt, type Rows } from '../../../statistics/matrix';
import { decimalsOf } from '../rounding';
import { enumerate, figure, type FindingContext } from './finding';

/**
 * Loadings of principal components are orthogonal. Printed ones are to within rounding; where they are not, an entry is
 * misprinted or was misread, and a single wrong sign can be found.
 */
export function examinePrintedLoadings({ parts: { pca } }: FindingContext): Finding[] {
  if (!pca?.printed) return [];
  const { loadings } = pca.printed;
  const oblique = obliquePairs(loadings);
  if (oblique.length === 0) return [];
  const repairs = signRepairs(loadings);
  const repair = repairs.length === 1 ? repairs[0] : undefined;
  const listed = oblique.map(({ a, b, product }) => `PC${a + 1} and PC${b + 1} (${figure(product)})`);
  const match = pca.congruence?.find(({ printedComponent }) => printedComponent === repair?.component);
  const repaired = repair && match && congruence(itemAt(pca.loadings, match.component), repair.loading);
  const column = repair && itemAt(pca.columns, repair.column);
  return [
    {
      code: 'printed-loadings-oblique',
      severity: 'caution',
      message:
        `The printed loadings of ${enumerate(listed)} are not orthogonal, further than rounding allows; those of principal components always are. ` +
        (repair
          ? `The other sign for ${metricLabel(itemAt(pca.columns, repair.column))} on PC${repair.component + 1} (printed ${figure(repair.printed)}) makes all of them orthogonal` +
            (repaired === undefined || !match
              ? ': the entry is misprinted or was misread.'
              : `, and its congruence with PC${match.component + 1} here ${figure(Math.abs(repaired))} instead of ${figure(Math.abs(match.coefficient))}: the entry is misprinted or was misread.`)
          : 'No single sign repairs it.'),
      evidence: {
        ...Object.fromEntries(oblique.map(({ a, b, product }) => [`PC${a + 1}·PC${b + 1}`, product])),
        ...(repair && { column: column ?? null, component: `PC${repair.component + 1}`, printed: repair.printed }),
        ...(match && repaired !== undefined && { congruence: match.coefficient, congruenceRepaired: repaired }),
      },
    },
  ];
}

interface ObliquePair {
  readonly a: number;
  readonly b: number;
  readonly product: number;
}

/** Pairs of components whose inner product is larger than entries rounded by half a unit each can make it. */
function obliquePairs(loadings: Rows): ObliquePair[] {
  const halfUnit = 0.5 * 10 ** -Math.max(0, ...loadings.flat().map(decimalsOf));
  const size = (loading: readonly number[]) => loading.reduce((total, value) => total + Math.abs(value) + halfUnit, 0);
  return loadings.flatMap((first, a) =>
    loadings.flatMap((second, b) => {
      const product = dot(first, second);
      return a < b && Math.abs(product) > halfUnit * (size(first) + size(second)) ? [{ a, b, product }] : [];
    }),
  );
}

/** Every single entry whose other sign makes all components orthogonal. */
function signRepairs(loadings: Rows) {
  return loadings.flatMap((original, component) =>
    original.flatMap((printed, column) => {
      const loading = original.map((value, j) => (j === column ? -value : value));
      const others = loadings.map((row, i) => (i === component ? loading : row));
      return obliquePairs(others).length === 0 ? [{ component, column, printed, loading }] : [];
    }),
  );
}
