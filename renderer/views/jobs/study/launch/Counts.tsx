import type { LaunchView } from '../../../../../electron/contract';
import { launchText as text, type CountedState } from '../../../../text/launches';
import { durationText } from '../../amounts';
import { StepSign } from '../StepSign';

const order: readonly CountedState[] = [
  'running',
  'waiting',
  'done',
  'existing',
  'failed',
  'lost',
  'left out',
  'cancelled',
];

/** How many steps are in each state, which is the legend of the grid's signs too, and how long it may take. */
export function Counts({ view: { counts, state, secondsLeft, view } }: { readonly view: LaunchView }) {
  const back = view.filter(({ pulled }) => pulled === 'all').length;
  return (
    <dl className="launch-counts" aria-label={text.counts}>
      {order
        .filter((each) => (counts[each] ?? 0) > 0)
        .map((each) => (
          <div key={each} title={text.stepStatesExplained[each]}>
            <dt>
              <StepSign state={each} />
              {text.stepStates[each]}
            </dt>
            <dd>{(counts[each] ?? 0).toLocaleString('en')}</dd>
          </div>
        ))}
      <div>
        <dt>{text.results}</dt>
        <dd>{text.doneOf(back, view.length)}</dd>
      </div>
      {state === 'underway' && secondsLeft !== null && (
        <div>
          <dt>{text.timeLeft}</dt>
          <dd>{durationText(secondsLeft)}</dd>
        </div>
      )}
    </dl>
  );
}
