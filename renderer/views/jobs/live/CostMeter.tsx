import type { CSSProperties } from 'react';
import type { JobView } from '../../../../electron/contract';
import { jobsText as text } from '../../../text/jobs';
import { billText } from '../amounts';

/** Dollars: what was spent, what may have been, what calls under way may take, and what is left of the budget. */
export function CostMeter({ view: { progress, plan } }: { readonly view: JobView }) {
  const budget = progress?.budgetUsd ?? plan.running.budgetUsd;
  const spent = progress?.totals.spentUsd ?? 0;
  const maybe = progress?.totals.unknownUsd ?? 0;
  const reserved = progress?.reservedUsd ?? 0;
  const unpriced = progress?.totals.unpriced ?? 0;
  const whole = Math.max(budget ?? 0, spent + maybe + reserved);
  const share = (dollars: number): CSSProperties => ({ width: `${whole === 0 ? 0 : (100 * dollars) / whole}%` });
  const parts = [
    { name: 'spent', dollars: spent },
    { name: 'maybe', dollars: maybe },
    { name: 'reserved', dollars: reserved },
  ] as const;
  return (
    <section className="cost-meter" aria-label={text.cost}>
      <p className="job-count">
        <span className="number">{billText(spent)}</span> {text.spent}{' '}
        <span className="lighter">{budget === null ? `· ${text.noBudget}` : text.ofBudget(billText(budget))}</span>
      </p>
      <span className="job-bar" aria-hidden>
        {parts.map(({ name, dollars }) => (
          <span key={name} className={`cost-${name}`} style={share(dollars)} />
        ))}
      </span>
      <dl className="cost-parts">
        {parts.map(({ name, dollars }) => (
          <div key={name}>
            <dt>
              <span className={`cost-key cost-${name}`} aria-hidden />
              {text[name]}
            </dt>
            <dd>{billText(dollars)}</dd>
          </div>
        ))}
        {budget !== null && (
          <div>
            <dt>
              <span className="cost-key" aria-hidden />
              {text.leftOfBudget}
            </dt>
            <dd>{billText(Math.max(0, budget - spent - maybe - reserved))}</dd>
          </div>
        )}
      </dl>
      {unpriced > 0 && <p className="quiet">{text.unpriced(unpriced)}</p>}
    </section>
  );
}
