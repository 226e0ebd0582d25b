import { LongList, type LongListProps } from './LongList';

export type { ListColumn } from './LongList';

interface RowListProps<Row> extends Omit<LongListProps<Row>, 'count' | 'rowAt' | 'onWindow'> {
  readonly rows: readonly Row[];
}

/** A list of rows that are all at hand. */
export function RowList<Row>({ rows, ...list }: RowListProps<Row>) {
  return <LongList {...list} count={rows.length} rowAt={(index) => rows[index]} />;
}
