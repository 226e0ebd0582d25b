import { jobsText as text } from '../../../text/jobs';

interface ReasonsProps {
  readonly title: string;
  readonly counts: Readonly<Partial<Record<string, number>>>;
}

/** Counts by reason, the most frequent first; nothing where there are none. */
export function Reasons({ title, counts }: ReasonsProps) {
  const sorted = Object.entries(counts)
    .map(([code, count]) => ({ code, count: count ?? 0 }))
    .sort((a, b) => b.count - a.count);
  if (sorted.length === 0) return null;
  return (
    <p className="job-reasons">
      <span className="quiet">{title}</span>
      {sorted.map(({ code, count }) => (
        <span key={code} className="reason">
          {text.reasons[code] ?? code.replaceAll(/[-_]/g, ' ')}{' '}
          <span className="count">{count.toLocaleString('en')}</span>
        </span>
      ))}
    </p>
  );
}
