import type { TablePreview } from '../../../../analysis/results';
import type { Study } from '../../../../analysis/study/study';
import { tableMeanings, type TableMapping } from '../../../../analysis/study/tableMapping';
import { mappingText as text } from '../../../text/mapping';
import { choiceFrom, choiceOf, valueOf, withChoice } from './choices';

interface ColumnsTableProps {
  readonly study: Study;
  readonly table: TablePreview;
  readonly mapping: TableMapping;
  onChange(mapping: TableMapping): void;
}

/** The first rows of the table as they stand in it, and above each column what it means. */
export function ColumnsTable({ study, table: { header, rows }, mapping, onChange }: ColumnsTableProps) {
  return (
    <div className="mapping-scroll">
      <table className="grid mapping-table" aria-label={text.table}>
        <thead>
          <tr>
            {header.map((column, index) => (
              <th key={index} scope="col">
                <span className="column-name">{column === '' ? text.unnamed : column}</span>
              </th>
            ))}
          </tr>
          <tr>
            {header.map((column, index) => {
              const value = valueOf(choiceOf(mapping, column));
              return (
                <th key={index}>
                  <select
                    className={value === '' ? 'choice unused' : 'choice'}
                    aria-label={text.meansWhat(column === '' ? text.unnamed : column)}
                    value={value}
                    onChange={(event) => onChange(withChoice(mapping, column, choiceFrom(event.currentTarget.value)))}
                  >
                    <option value="">{text.unused}</option>
                    <optgroup label={text.what}>
                      {tableMeanings.map((meaning) => (
                        <option key={meaning} value={valueOf({ kind: 'meaning', meaning })}>
                          {text.meanings[meaning]}
                        </option>
                      ))}
                    </optgroup>
                    <optgroup label={text.scoresOn}>
                      {study.benchmarks.map(({ id, name }) => (
                        <option key={id} value={valueOf({ kind: 'scores', benchmark: id })}>
                          {text.scoresOn} {name}
                        </option>
                      ))}
                    </optgroup>
                  </select>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {header.map((_, index) => (
                <td key={index} title={cells[index]}>
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
