import {
  CircleCheck,
  CircleDashed,
  CircleDollarSign,
  CircleOff,
  CirclePause,
  CirclePlay,
  CircleX,
  OctagonAlert,
  Unplug,
  type LucideIcon,
} from 'lucide-react';
import type { JobStateName } from '../../../electron/contract';
import { jobsText as text } from '../../text/jobs';

const icons: Readonly<Record<JobStateName, LucideIcon>> = {
  planned: CircleDashed,
  running: CirclePlay,
  paused: CirclePause,
  interrupted: Unplug,
  complete: CircleCheck,
  short: CircleOff,
  budget: CircleDollarSign,
  stopped: OctagonAlert,
  cancelled: CircleX,
};

/** The state of a job by form, by word, and by colour last. */
export function StateSign({ state }: { readonly state: JobStateName }) {
  const Icon = icons[state];
  return (
    <span className={`job-state job-state-${state}`} title={text.statesExplained[state]}>
      <Icon size={14} strokeWidth={1.9} aria-hidden />
      {text.states[state]}
    </span>
  );
}
