import type { Severity } from '../../analysis/problem';
import { SeverityIcon } from './SeverityIcon';

interface FindingsProps {
  readonly title: string;
  readonly findings: readonly { readonly code: string; readonly severity: Severity; readonly message: string }[];
  /** Said where there are none. */
  readonly empty: string;
}

const order: Readonly<Record<Severity, number>> = { fault: 0, caution: 1, note: 2 };

/** What was found out about the numbers beside it, the worst first. */
export function Findings({ title, findings, empty }: FindingsProps) {
  const sorted = [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
  return (
    <section className="findings" aria-label={title}>
      <h3>{title}</h3>
      {sorted.length === 0 && <p className="quiet">{empty}</p>}
      <ul>
        {sorted.map(({ code, severity, message }) => (
          <li key={`${code} ${message}`}>
            <SeverityIcon severity={severity} word />
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
