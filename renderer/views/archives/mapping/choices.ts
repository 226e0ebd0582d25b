/** What a column of a score table is chosen to mean. */
import { tableMeanings, type TableMapping, type TableMeaning } from '../../../../analysis/study/tableMapping';

/** Nothing, one of the meanings, or the scores on one benchmark. */
export type ColumnChoice =
  | { readonly kind: 'unused' }
  | { readonly kind: 'meaning'; readonly meaning: TableMeaning }
  | { readonly kind: 'scores'; readonly benchmark: string };

const unused: ColumnChoice = { kind: 'unused' };

export function choiceOf({ columns, benchmarks }: TableMapping, column: string): ColumnChoice {
  const benchmark = benchmarks[column];
  if (benchmark !== undefined) return { kind: 'scores', benchmark };
  const meaning = tableMeanings.find((each) => columns[each] === column);
  return meaning ? { kind: 'meaning', meaning } : unused;
}

/** The mapping with another choice for one column; a meaning goes from the column that had it. */
export function withChoice(mapping: TableMapping, column: string, choice: ColumnChoice): TableMapping {
  const columns = Object.fromEntries(
    Object.entries(mapping.columns).filter(
      ([meaning, name]) => name !== column && !(choice.kind === 'meaning' && choice.meaning === meaning),
    ),
  );
  const benchmarks = Object.fromEntries(Object.entries(mapping.benchmarks).filter(([name]) => name !== column));
  switch (choice.kind) {
    case 'unused':
      return { ...mapping, columns, benchmarks };
    case 'meaning':
      return { ...mapping, columns: { ...columns, [choice.meaning]: column }, benchmarks };
    case 'scores':
      return { ...mapping, columns, benchmarks: { ...benchmarks, [column]: choice.benchmark } };
  }
}

/** A choice as the value of an option. */
export function valueOf(choice: ColumnChoice): string {
  switch (choice.kind) {
    case 'unused':
      return '';
    case 'meaning':
      return choice.meaning;
    case 'scores':
      return `scores ${choice.benchmark}`;
  }
}

export function choiceFrom(value: string): ColumnChoice {
  if (value.startsWith('scores ')) return { kind: 'scores', benchmark: value.slice('scores '.length) };
  const meaning = tableMeanings.find((each) => each === value);
  return meaning ? { kind: 'meaning', meaning } : unused;
}
