import type { Estimated, JobEstimate } from '../../../../electron/contract';
import { SeverityIcon } from '../../../components/SeverityIcon';
import { planText as text } from '../../../text/jobs';
import { countText, dollarsBetween, dollarsText, durationText } from '../amounts';
import { RequestText } from './RequestText';

/** Calls, tokens, dollars and time with their intervals, what they rest on, and three of the requests. */
export function Estimate({ estimate }: { readonly estimate: JobEstimate }) {
  const { calls, callsAtMost, inputTokens, outputTokens, costUsd, seconds } = estimate;
  const facts: readonly (readonly [keyof typeof text.facts, string, string])[] = [
    ['calls', calls.toLocaleString('en'), text.callsAtMost(callsAtMost)],
    ['input', ...between(inputTokens, countText)],
    ['output', ...between(outputTokens, countText)],
    ['cost', ...(costUsd === null ? ([text.unknownCost, ''] as const) : split(costUsd))],
    ['time', ...between(seconds, durationText)],
  ];
  return (
    <div className="estimate">
      <dl>
        {facts.map(([name, value, interval]) => (
          <div key={name}>
            <dt>{text.facts[name]}</dt>
            <dd>
              {value} <span className="lighter">{interval}</span>
            </dd>
          </div>
        ))}
      </dl>
      {estimate.problems.length > 0 && (
        <ul className="estimate-notes" aria-label={text.problems}>
          {estimate.problems.map(({ path, line, severity, message }) => (
            <li key={`${path} ${line ?? ''} ${message}`}>
              <SeverityIcon severity={severity} />
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
      {estimate.remarks.length > 0 && (
        <ul className="estimate-notes" aria-label={text.remarks}>
          {estimate.remarks.map((remark) => (
            <li key={remark}>
              <SeverityIcon severity="note" />
              <span>{remark}</span>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{text.assumptions}</summary>
        <ul className="job-remarks">
          {estimate.assumptions.map((assumption) => (
            <li key={assumption}>{assumption}</li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{text.samples}</summary>
        {estimate.samples.map((sample) => (
          <details key={sample.item} className="estimate-sample">
            <summary>{text.sample(sample.item)}</summary>
            <RequestText request={sample} />
          </details>
        ))}
      </details>
    </div>
  );
}

function between({ value, lo, hi }: Estimated, words: (value: number) => string): readonly [string, string] {
  return [words(value), `(${words(lo)} – ${words(hi)})`];
}

function split(cost: Estimated): readonly [string, string] {
  const value = dollarsText(cost.value);
  return [value, dollarsBetween(cost).slice(value.length).trim()];
}
