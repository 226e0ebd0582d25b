import type { ReactNode } from 'react';
import type { Answer } from '../engine/useEngine';
import { SeverityIcon } from './SeverityIcon';
import { Skeleton } from './Skeleton';

interface AnsweredProps<T> {
  readonly answer: Answer<T>;
  /** Grey lines while it is waited for. */
  readonly lines?: number;
  readonly children: (value: T) => ReactNode;
}

/** What the engine answers, once it does; why it does not, where it cannot. */
export function Answered<T>({ answer, lines = 4, children }: AnsweredProps<T>) {
  if (answer.state === 'waiting') return <Skeleton lines={lines} />;
  if (answer.state === 'there') return children(answer.value);
  return (
    <p className="unanswered" role="alert">
      <SeverityIcon severity="fault" />
      <span>
        {answer.message} {answer.nextStep}
      </span>
    </p>
  );
}
