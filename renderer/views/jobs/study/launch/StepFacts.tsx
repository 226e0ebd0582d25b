import { bytesText } from '../../../../../analysis/figures/bytesText';
import type { LaunchStep } from '../../../../../electron/contract';
import { launchText as text } from '../../../../text/launches';
import { durationText, momentText } from '../../amounts';

/** What is known of a step besides its state. Moments are of the target's clock. */
export function StepFacts({ step }: { readonly step: LaunchStep }) {
  const { attempt, host, schedulerId, done, of, lastLoss, secondsLeft, startedMs, endedMs, silentSeconds, gpu } = step;
  const facts: readonly (readonly [keyof typeof text.facts, string | null])[] = [
    ['progress', done === null ? null : of === null ? done.toLocaleString('en') : text.doneOf(done, of)],
    ['left', step.state === 'running' && secondsLeft !== null ? durationText(secondsLeft) : null],
    ['loss', lastLoss === null ? null : lastLoss.toLocaleString('en', { maximumSignificantDigits: 4 })],
    // One that waits to be tried again is not at that attempt any more.
    [step.state === 'waiting' ? 'attempts' : 'attempt', attempt > 0 ? String(attempt) : null],
    ['started', startedMs === null ? null : momentText(startedMs)],
    ['took', startedMs !== null && endedMs !== null ? durationText(Math.max(0, endedMs - startedMs) / 1000) : null],
    [
      'silent',
      step.state === 'running' && silentSeconds !== null ? text.secondsAgo(durationText(silentSeconds)) : null,
    ],
    ['host', host],
    ['scheduler', schedulerId],
    ['gpu', gpu === null ? null : text.reached(Math.round(gpu.utilisation))],
    ['gpuMemory', gpu === null ? null : `${bytesText(gpu.memoryBytes)} of ${bytesText(gpu.memoryTotalBytes)}`],
    ['exit', step.exitCode === null || step.exitCode === 0 ? null : String(step.exitCode)],
    ['results', step.state === 'done' || step.existing ? text.pulled[step.pulled] : null],
  ];
  const known = facts.filter((fact): fact is readonly [keyof typeof text.facts, string] => fact[1] !== null);
  return (
    <dl className="job-facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{text.facts[name]}</dt>
          <dd className="words" title={value}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
