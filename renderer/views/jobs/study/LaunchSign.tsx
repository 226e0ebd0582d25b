import { CircleCheck, CircleDashed, CircleOff, CirclePlay, CircleX, Send, type LucideIcon } from 'lucide-react';
import type { LaunchStateName } from '../../../../electron/contract';
import { launchText as text } from '../../../text/launches';

const icons: Readonly<Record<LaunchStateName, LucideIcon>> = {
  planned: CircleDashed,
  sending: Send,
  underway: CirclePlay,
  complete: CircleCheck,
  incomplete: CircleOff,
  cancelled: CircleX,
};

/** The state of a launch by form, by word, and by colour last. */
export function LaunchSign({ state }: { readonly state: LaunchStateName }) {
  const Icon = icons[state];
  return (
    <span className={`job-state launch-state-${state}`} title={text.statesExplained[state]}>
      <Icon size={14} strokeWidth={1.9} aria-hidden />
      {text.states[state]}
    </span>
  );
}
