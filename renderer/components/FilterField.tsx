import { Search } from 'lucide-react';
import { filterMark } from '../actions/focus';

interface FilterFieldProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

/** The place's filter: `/` goes to it, Escape empties it and then leaves it. */
export function FilterField({ label, value, onChange }: FilterFieldProps) {
  return (
    <span className="filter">
      <Search size={13} aria-hidden />
      <input
        {...filterMark}
        type="text"
        value={value}
        placeholder={label}
        aria-label={label}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onChange('');
        }}
      />
      <kbd aria-hidden>/</kbd>
    </span>
  );
}
