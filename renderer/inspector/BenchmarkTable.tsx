import { benchmarkName } from '../../analysis/figures/names';
import { formatFixed, formatPercent } from '../../analysis/figures/format';
import type { BenchmarkPgr } from '../../analysis/results';
import type { Study } from '../../analysis/study/study';
import { SeverityIcon, worst } from '../components/SeverityIcon';
import { inspectorText as text } from '../text/inspector';

interface BenchmarkTableProps {
  readonly study: Study;
  readonly benchmarks: readonly BenchmarkPgr[];
}

const score = (value: number | null): string => formatFixed(value, 2);

/** The scores a PGR is made of, one line a benchmark. */
export function BenchmarkTable({ study, benchmarks }: BenchmarkTableProps) {
  return (
    <table className="benchmarks">
      <thead>
        <tr>
          <th scope="col" aria-label={text.benchmarks} />
          <th scope="col">{text.base}</th>
          <th scope="col">{text.student}</th>
          <th scope="col">{text.reference}</th>
          <th scope="col">{text.pgr} %</th>
        </tr>
      </thead>
      <tbody>
        {benchmarks.map(({ id, base, student, reference, pgr, checks }) => {
          const severity = worst(checks);
          return (
            <tr key={id}>
              <th scope="row">{benchmarkName(study, id)}</th>
              <td>{score(base)}</td>
              <td>{score(student)}</td>
              <td>{score(reference)}</td>
              <td>
                <strong>{formatPercent(pgr)}</strong>
                {severity && severity !== 'note' && <SeverityIcon severity={severity} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
