/** The grid of an archive's cells for a terminal: a row a generator and method, a column a domain. */
import { isEmptyCell, type Coverage, type CoverageCell } from '../../analysis/study/coverage';
import { textTable } from './textTable';

const legend = 'D data, T training, E every benchmark of the domain (e: some), P printed in a publication, · nothing\n';

/** Generators of which there is nothing are named in one line below the grid. */
export function coverageText({ generators, methods, domains, cells, outside }: Coverage, width: number): string {
  const cellsOf = (generator: string) => cells.filter((cell) => cell.generator === generator);
  const isAbsent = (generator: string) => cellsOf(generator).every(isEmptyCell);
  const present = generators.filter((generator) => !isAbsent(generator));
  const absent = generators.filter(isAbsent);
  const rows = present.flatMap((generator) =>
    methods.map((method, index) => [
      index === 0 ? generator : '',
      method,
      ...cellsOf(generator).flatMap((cell) => (cell.method === method ? [marksOf(cell)] : [])),
    ]),
  );
  const columns = ['Generator', 'Method', ...domains].map((header) => ({ header, align: 'left' }) as const);
  const notes = [
    ...(rows.length > 0 ? [legend] : []),
    ...(absent.length > 0 ? [`Nothing of ${absent.join(', ')}\n`] : []),
    ...(outside.length > 0 ? [`Outside the grid: ${outside.join(', ')}\n`] : []),
  ];
  return (rows.length > 0 ? textTable(columns, rows, width) : '') + notes.join('');
}

function marksOf(cell: CoverageCell): string {
  if (isEmptyCell(cell)) return '·';
  const { present, missing } = cell.evaluation;
  return [
    cell.data.files > 0 ? 'D' : ' ',
    cell.training.files > 0 ? 'T' : ' ',
    present.length === 0 ? ' ' : missing.length === 0 ? 'E' : 'e',
    cell.printed ? 'P' : '',
  ].join('');
}
