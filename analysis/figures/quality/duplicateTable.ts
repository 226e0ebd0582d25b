import type { DuplicateReport } from '../../duplicateResults';
import type { Run, Study } from '../../study/study';
import type { TableSpec } from '../figure';
import { formatCount, formatFixed } from '../format';
import { numberCell, numberColumn, textColumn } from '../tables/parts/cell';
import { runCellById } from './runCell';

const percent = (share: number | null) => formatFixed(share, 2);
const inPercent = (share: number | null) => (share === null ? null : 100 * share);

/** Each run with the share of its instances that are duplicates, within it or beside other texts. */
export function duplicateTable(
  study: Study,
  known: readonly Run[],
  { request, runs, definition }: DuplicateReport,
): TableSpec {
  const isWithin = request.scope === 'within';
  const shared = request.scope === 'across' ? 'In other runs' : 'In the other files';
  return {
    id: `duplicates_${request.scope}`,
    title: 'Duplicates by run',
    columns: [
      textColumn('run', 'Run'),
      numberColumn('instances', 'Instances'),
      numberColumn('exact', 'Exact', '%'),
      ...(isWithin
        ? [
            numberColumn('near', 'Near', '%'),
            numberColumn('clusters', 'Clusters'),
            numberColumn('effective_number', 'Effective number'),
          ]
        : [numberColumn('shared', shared, '%')]),
    ],
    rows: runs.map(({ run, instances, exactShare, nearShare, clusters, effectiveNumber, sharedShare }) => [
      runCellById(study, known, run),
      numberCell(instances, formatCount),
      numberCell(inPercent(exactShare), percent),
      ...(isWithin
        ? [
            numberCell(inPercent(nearShare), percent),
            numberCell(clusters, formatCount),
            numberCell(effectiveNumber, (number) => formatFixed(number, 1)),
          ]
        : [numberCell(inPercent(sharedShare), percent)]),
    ]),
    notes: [
      definition,
      ...(isWithin
        ? [
            'Exact and near: the share that would go if one of each group stayed. Effective number: the exponential of the entropy of the groups’ shares (Hill 1973, order 1).',
          ]
        : []),
    ],
  };
}
