import type { GeneratorClusters } from '../../analysisResults';
import type { TableSpec } from '../figure';
import { formatCoefficient, formatP } from '../format';
import { numberCell, numberColumn, textCell, textColumn } from './parts/cell';

/** Coefficients of the components with generators as the unit. */
export function clusterTable({ clusters, coefficients, wildBootstrap }: GeneratorClusters): TableSpec {
  const groups = { cr1: 'CR1, 95 %', wild: 'Wild cluster bootstrap, 95 %' };
  return {
    id: 'component_slopes_by_generator',
    title: 'PGR on the components, with generators as the unit',
    columns: [
      textColumn('component', 'Component'),
      numberColumn('estimate', 'Slope'),
      numberColumn('lo', 'from', null, groups.cr1),
      numberColumn('hi', 'to', null, groups.cr1),
      numberColumn('wildLo', 'from', null, groups.wild),
      numberColumn('wildHi', 'to', null, groups.wild),
      numberColumn('wildP', 'p', null, groups.wild),
    ],
    rows: coefficients.slice(1).map(({ name, estimate, lo, hi }) => {
      const wild = wildBootstrap.find((test) => test.name === name);
      return [
        textCell(name),
        numberCell(estimate, formatCoefficient),
        numberCell(lo, formatCoefficient),
        numberCell(hi, formatCoefficient),
        numberCell(wild?.lo ?? null, formatCoefficient),
        numberCell(wild?.hi ?? null, formatCoefficient),
        numberCell(wild?.p ?? null, formatP),
      ];
    }),
    notes: [
      `Points of PGR per unit of a component’s score, errors dependent within each of ${clusters} generators. With so few, CR1 is ` +
        'rather too short; the wild cluster bootstrap (six-point weights) holds for fewer.',
      ...(wildBootstrap[0]
        ? [
            `Null of p: ${wildBootstrap.length > 1 ? 'the coefficient is 0; residuals of different generators are independent.' : wildBootstrap[0].null}`,
          ]
        : []),
    ],
  };
}
