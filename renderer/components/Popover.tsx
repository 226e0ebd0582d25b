import { useEffect, useRef, useState, type ReactNode } from 'react';

interface PopoverProps {
  readonly label: string;
  /** What the button shows. */
  readonly button: ReactNode;
  readonly className?: string;
  readonly align?: 'left' | 'right';
  readonly disabled?: boolean;
  /** The floating content; `close` puts the focus back on the button. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button with something that floats below it, closed by Escape, by a click elsewhere, and by leaving it. */
export function Popover({
  label,
  button,
  className = 'button',
  align = 'left',
  disabled = false,
  children,
}: PopoverProps) {
  const [state, setState] = useState<'closed' | 'open' | 'dismissed'>('closed');
  const open = state === 'open';
  const root = useRef<HTMLSpanElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (state === 'dismissed') trigger.current?.focus();
    if (state !== 'open') return;
    root.current?.querySelector<HTMLElement>('.popover button, .popover select, .popover input')?.focus();
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setState('closed');
    };
    // What had the focus may have been removed from the list: it is nowhere then, and the key would not come here.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || document.activeElement !== document.body) return;
      event.preventDefault();
      setState('dismissed');
    };
    window.addEventListener('pointerdown', onPointer);
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', onPointer);
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [state]);

  const dismiss = (): void => setState('dismissed');
  return (
    <span
      ref={root}
      className="popover-root"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        dismiss();
      }}
      onBlur={(event) => {
        if (event.relatedTarget instanceof Node && !root.current?.contains(event.relatedTarget)) setState('closed');
      }}
    >
      <button
        ref={trigger}
        type="button"
        className={className}
        disabled={disabled}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setState(open ? 'closed' : 'open')}
      >
        {button}
      </button>
      {open && (
        <div className={`popover align-${align}`} role="dialog" aria-label={label}>
          {children(dismiss)}
        </div>
      )}
    </span>
  );
}
