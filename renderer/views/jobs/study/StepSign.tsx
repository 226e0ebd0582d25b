import {
  CircleCheck,
  CircleCheckBig,
  CircleDashed,
  CircleMinus,
  CircleSlash,
  CircleX,
  Unplug,
  type LucideIcon,
} from 'lucide-react';
import type { CountedState } from '../../../text/launches';

const icons: Readonly<Record<Exclude<CountedState, 'running'>, LucideIcon>> = {
  waiting: CircleDashed,
  done: CircleCheck,
  failed: CircleX,
  cancelled: CircleSlash,
  lost: Unplug,
  'left out': CircleMinus,
  existing: CircleCheckBig,
};

interface StepSignProps {
  readonly state: CountedState;
  /** How far it is, 0 to 1; null: not told. */
  readonly share?: number | null;
}

const radius = 5.5;
const around = 2 * Math.PI * radius;
/** What stands for running where nothing tells how far. */
const unknownShare = 0.25;

/** The state of a step by form, and by colour last; its word stands beside it or in the name of what holds it. */
export function StepSign({ state, share = null }: StepSignProps) {
  const classes = `step-sign step-${state.replace(' ', '-')}`;
  if (state !== 'running') {
    const Icon = icons[state];
    return (
      <span className={classes} aria-hidden>
        <Icon size={14} strokeWidth={1.9} />
      </span>
    );
  }
  return (
    <span className={classes} aria-hidden>
      <svg width={14} height={14} viewBox="0 0 14 14">
        <circle cx={7} cy={7} r={radius} className="ring" />
        <circle
          cx={7}
          cy={7}
          r={radius}
          className="ring-part"
          strokeDasharray={`${around * (share ?? unknownShare)} ${around}`}
          transform="rotate(-90 7 7)"
        />
        <circle cx={7} cy={7} r={1.6} className="ring-heart" />
      </svg>
    </span>
  );
}
