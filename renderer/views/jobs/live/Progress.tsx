import type { JobView } from '../../../../electron/contract';
import { jobsText as text } from '../../../text/jobs';
import { countText, durationText } from '../amounts';
import { ProgressBar } from '../ProgressBar';
import { Reasons } from './Reasons';

interface ProgressProps {
  readonly view: JobView;
  /** Null where it is not known yet. */
  readonly wanted: number | null;
}

/** How far a job is, in numbers, and what did not go well. */
export function Progress({ view: { progress, state }, wanted }: ProgressProps) {
  const accepted = progress?.accepted ?? 0;
  const totals = progress?.totals;
  const rejected = sum(totals?.rejected ?? {});
  const failed = sum(totals?.failed ?? {});
  const isRunning = state === 'running';
  const facts: readonly (readonly [keyof typeof text.facts, string, string?])[] = progress
    ? [
        ['rejected', countText(rejected), text.factsExplained.rejected],
        ['dropped', countText(progress.dropped), text.factsExplained.dropped],
        ['failed', countText(failed), text.factsExplained.failed],
        ['unknown', countText(progress.totals.unknown), text.factsExplained.unknown],
        ['inFlight', countText(progress.inFlight)],
        ...(progress.inBatches > 0 ? ([['inBatches', countText(progress.inBatches)]] as const) : []),
        ['rate', isRunning ? text.perMinute(progress.perMinute) : '–'],
        ['left', isRunning && progress.secondsLeft !== null ? durationText(progress.secondsLeft) : '–'],
        ['tokensIn', countText(progress.totals.inputTokens)],
        ['tokensOut', countText(progress.totals.outputTokens)],
        [
          'latency',
          progress.totals.answered === 0 ? '–' : latencyText(progress.totals.latencyMs / progress.totals.answered),
        ],
      ]
    : [];
  return (
    <section className="job-progress" aria-label={text.progress}>
      <p className="job-count">
        <span className="number">{accepted.toLocaleString('en')}</span>
        {wanted !== null && <span className="lighter"> of {wanted.toLocaleString('en')}</span>}{' '}
        {text.facts.accepted.toLowerCase()}
        {wanted !== null && wanted > 0 && <span className="lighter"> · {Math.floor((100 * accepted) / wanted)} %</span>}
      </p>
      {wanted !== null && (
        <ProgressBar accepted={accepted} dropped={progress?.dropped ?? 0} wanted={wanted} isRunning={isRunning} />
      )}
      <dl className="job-facts">
        {facts.map(([name, value, explanation]) => (
          <div key={name} title={explanation}>
            <dt>{text.facts[name]}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Reasons title={text.rejectedBy} counts={totals?.rejected ?? {}} />
      <Reasons title={text.failedBy} counts={totals?.failed ?? {}} />
    </section>
  );
}

function latencyText(ms: number): string {
  return `${(ms / 1000).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`;
}

function sum(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);
}
