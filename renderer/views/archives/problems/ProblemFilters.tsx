import type { Problem, Severity } from '../../../../analysis/problem';
import { FilterField } from '../../../components/FilterField';
import { Segments } from '../../../components/Segments';
import { archivesText as text } from '../../../text/archives';
import { severityText } from '../../../text/severity';
import { codesOf, type ProblemFilter } from './problemFilter';

const severities: readonly Severity[] = ['fault', 'caution', 'note'];

interface ProblemFiltersProps {
  readonly problems: readonly Problem[];
  readonly filter: ProblemFilter;
  onChange(filter: ProblemFilter): void;
}

/** By severity, by code, by words. */
export function ProblemFilters({ problems, filter, onChange }: ProblemFiltersProps) {
  const count = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
  return (
    <>
      <Segments
        label={text.columns.severity}
        selected={filter.severity}
        onSelect={(severity) => onChange({ ...filter, severity })}
        segments={[
          { id: null, name: text.allSeverities, count: problems.length },
          ...severities.map((severity) => ({
            id: severity,
            name: severityText[severity].many,
            count: count(severity),
          })),
        ]}
      />
      <select
        className="choice"
        aria-label={text.code}
        value={filter.code ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ ...filter, code: value === '' ? null : value })}
      >
        <option value="">{text.anyCode}</option>
        {codesOf(problems).map(([code, count]) => (
          <option key={code} value={code}>
            {code} ({count.toLocaleString('en')})
          </option>
        ))}
      </select>
      <FilterField label={text.filter} value={filter.words} onChange={(words) => onChange({ ...filter, words })} />
    </>
  );
}
