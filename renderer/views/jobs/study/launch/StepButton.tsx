import type { LaunchStep } from '../../../../../electron/contract';
import { launchText as text } from '../../../../text/launches';
import { countedState, shareOf } from '../countedState';
import { StepSign } from '../StepSign';

interface StepButtonProps {
  readonly step: LaunchStep;
  /** Whose step it is. */
  readonly subject: string;
  readonly isShown: boolean;
  readonly isTabStop: boolean;
  onFocus(): void;
  onOpen(): void;
}

/** A step in the grid: the letter of its stage and the sign of its state. */
export function StepButton({ step, subject, isShown, isTabStop, onFocus, onOpen }: StepButtonProps) {
  const state = countedState(step);
  const share = state === 'running' ? shareOf(step) : null;
  const name = text.signSaid(step.stage, step.kind, subject, text.stepStates[state], share);
  return (
    <button
      type="button"
      className="step-button"
      data-step={step.step}
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={isShown}
      aria-label={name}
      title={step.reason === '' ? name : `${name}. ${step.reason}`}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <span className="stage-letter" aria-hidden>
        {text.stageLetters[step.stage]}
      </span>
      <StepSign state={state} share={share} />
    </button>
  );
}
