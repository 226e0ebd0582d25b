import type { CSSProperties } from 'react';

interface ProgressBarProps {
  readonly accepted: number;
  readonly dropped: number;
  readonly wanted: number;
  readonly isRunning: boolean;
}

/** How much of what is wanted is there; numbers stand beside it, so that it is for the eye alone. */
export function ProgressBar({ accepted, dropped, wanted, isRunning }: ProgressBarProps) {
  const share = (count: number): CSSProperties => ({ width: `${Math.min(100, (100 * count) / Math.max(1, wanted))}%` });
  return (
    <span className={`job-bar${isRunning ? ' is-running' : ''}`} aria-hidden>
      <span className="bar-accepted" style={share(accepted)} />
      <span className="bar-dropped" style={share(dropped)} />
    </span>
  );
}
