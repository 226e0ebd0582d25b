import type { ReactNode } from 'react';

interface MenuItemProps {
  readonly icon: ReactNode;
  readonly name: string;
  /** The keys that do the same; null where there are none. */
  readonly keys: string | null;
  close(): void;
  run(): void;
}

/** One line of a menu, which closes before its work begins. */
export function MenuItem({ icon, name, keys, close, run }: MenuItemProps) {
  return (
    <li>
      <button
        type="button"
        className="plain"
        onClick={() => {
          close();
          run();
        }}
      >
        {icon}
        {name}
        {keys !== null && <kbd>{keys}</kbd>}
      </button>
    </li>
  );
}
