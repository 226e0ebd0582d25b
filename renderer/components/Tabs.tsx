import { useEffect, useId, type KeyboardEvent, type ReactNode } from 'react';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly name: string;
  /** Faint, after the name. */
  readonly count?: number;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  onSelect(id: Id): void;
  /** At the right of the tabs. */
  readonly aside?: ReactNode;
  /** The selected tab's content. */
  readonly children: ReactNode;
}

/** Tabs above one panel; arrow keys change the tab. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, aside, children }: TabsProps<Id>) {
  const base = useId();
  // Where there are more tabs than room, the selected one is among those that are seen.
  useEffect(() => {
    document.getElementById(`${base}-${selected}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [base, selected]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = tabs.findIndex(({ id }) => id === selected);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onSelect(next.id);
    document.getElementById(`${base}-${next.id}`)?.focus();
  };
  return (
    <div className="tabs">
      <div className="tab-row">
        <div role="tablist" aria-label={label} onKeyDown={onKeyDown}>
          {tabs.map(({ id, name, count }) => (
            <button
              key={id}
              id={`${base}-${id}`}
              type="button"
              role="tab"
              aria-selected={id === selected}
              aria-controls={`${base}-panel`}
              tabIndex={id === selected ? 0 : -1}
              onClick={() => onSelect(id)}
            >
              {name}
              {count !== undefined && <span className="count"> {count.toLocaleString('en')}</span>}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div id={`${base}-panel`} className="tab-panel" role="tabpanel" aria-labelledby={`${base}-${selected}`}>
        {children}
      </div>
    </div>
  );
}
