import type { JobEstimate } from '../../../../electron/contract';
import { startPlanned, usePlanning } from '../../../state/jobs/planning';
import { planText as text } from '../../../text/jobs';
import { dollarsBetween, dollarsText } from '../amounts';

interface StartButtonProps {
  readonly estimate: JobEstimate;
  readonly budgetUsd: number | null;
}

/** Says what it will spend. */
export function StartButton({ estimate: { calls, costUsd }, budgetUsd }: StartButtonProps) {
  const busy = usePlanning((state) => state.busy);
  return (
    <button
      type="button"
      className="button primary start-button"
      disabled={busy !== null}
      onClick={() => void startPlanned()}
    >
      {busy === 'starting'
        ? text.starting
        : text.start(
            calls,
            costUsd === null ? null : dollarsBetween(costUsd),
            budgetUsd === null ? null : dollarsText(budgetUsd),
          )}
    </button>
  );
}
