import type { ContaminationReport } from '../../contaminationResults';
import type { Run, Study } from '../../study/study';
import type { TableSpec } from '../figure';
import { formatCount, formatFixed } from '../format';
import { numberCell, numberColumn, textColumn } from '../tables/parts/cell';
import { runCellById } from './runCell';

/** Each run with the share of its instances that hold something of a test item, and how many items of each set they touch. */
export function contaminationTable(
  study: Study,
  known: readonly Run[],
  { runs, sets, definition }: ContaminationReport,
): TableSpec {
  return {
    id: 'contamination',
    title: 'Test items in the data, by run',
    columns: [
      textColumn('run', 'Run'),
      numberColumn('instances', 'Instances'),
      numberColumn('contaminated', 'Contaminated'),
      numberColumn('share', 'Share', '%'),
      ...sets.map(({ name }, set) => numberColumn(`touched_${String(set)}`, name, 'items', 'Items touched')),
    ],
    rows: runs.map(({ run, instances, contaminated, contaminatedShare, touched }) => [
      runCellById(study, known, run),
      numberCell(instances, formatCount),
      numberCell(contaminated, formatCount),
      numberCell(contaminatedShare === null ? null : 100 * contaminatedShare, (share) => formatFixed(share, 3)),
      ...touched.map((items) => numberCell(items, formatCount)),
    ]),
    notes: [
      ...sets.map(
        ({ name, items, usable, touched, fields }) =>
          `${name}: ${formatCount(items)} items (${fields.join(', ')}), ${formatCount(usable)} long enough to be found, ${formatCount(touched)} touched.`,
      ),
      definition,
    ],
  };
}
