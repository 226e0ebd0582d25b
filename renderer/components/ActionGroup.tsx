import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';

interface ActionGroupProps {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Actions of one thing. An action that goes, or is switched off, by what it did leaves the keyboard with the group. */
export function ActionGroup({ label, className, children }: ActionGroupProps) {
  const root = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      last.current = target instanceof HTMLElement && root.current?.contains(target) === true ? target : null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    if (last.current === null || (activeElement !== body && activeElement !== last.current)) return;
    if (!last.current.isConnected || last.current.matches(':disabled')) root.current?.focus({ preventScroll: true });
  });
  return (
    <div ref={root} className={className} role="group" aria-label={label} tabIndex={-1}>
      {children}
    </div>
  );
}
