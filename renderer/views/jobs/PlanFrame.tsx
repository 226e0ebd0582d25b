import type { ReactNode } from 'react';
import { SeverityIcon } from '../../components/SeverityIcon';

export interface PlanFrameText {
  readonly title: string;
  readonly explained: string;
  readonly make: string;
  readonly again: string;
  readonly making: string;
  readonly changed: string;
  faults(count: number): string;
}

interface PlanFrameProps {
  readonly text: PlanFrameText;
  /** Fields of the form that need another value. */
  readonly faults: number;
  readonly failure: string | null;
  readonly isBusy: boolean;
  readonly isPlanning: boolean;
  readonly isPlanned: boolean;
  /** The form is still what was planned. */
  readonly isCurrent: boolean;
  readonly onPlan: () => void;
  readonly children: ReactNode;
}

/** Around what a form would do: its button, what is wrong with the form, and whether the plan still holds. */
export function PlanFrame(props: PlanFrameProps) {
  const { text, faults, failure, isBusy, isPlanning, isPlanned, isCurrent, onPlan, children } = props;
  return (
    <section className="plan-panel" aria-label={text.title}>
      <header>
        <h3>{text.title}</h3>
        <button type="button" className={`button${isCurrent ? '' : ' primary'}`} disabled={isBusy} onClick={onPlan}>
          {isPlanning ? text.making : isPlanned ? text.again : text.make}
        </button>
      </header>
      {!isPlanned && <p className="field-hint">{text.explained}</p>}
      <div role="status" aria-live="polite" className="plan-told">
        {faults > 0 && (
          <p className="field-error">
            <SeverityIcon severity="fault" />
            {text.faults(faults)}
          </p>
        )}
        {failure !== null && (
          <p className="field-error">
            <SeverityIcon severity="fault" />
            {failure}
          </p>
        )}
        {isPlanned && !isCurrent && (
          <p className="plan-changed">
            <SeverityIcon severity="caution" />
            {text.changed}
          </p>
        )}
      </div>
      {children}
    </section>
  );
}
