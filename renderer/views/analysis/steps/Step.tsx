import type { ReactNode } from 'react';
import type { GuideStep } from '../../../../analysis/figures/guide/guideStep';
import { stepAnchor } from '../Outline';

interface StepProps {
  readonly step: GuideStep;
  readonly number: number;
  readonly children: ReactNode;
}

/** One step: its name, what it says in words, and what it shows. */
export function Step({ step: { id, title, sentences }, number, children }: StepProps) {
  return (
    <section className="step" id={stepAnchor(id)} aria-label={title}>
      <h3 tabIndex={-1}>
        <span className="number">{number}</span> {title}
      </h3>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {children}
    </section>
  );
}
