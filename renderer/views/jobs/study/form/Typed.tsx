import { useId, type ReactNode } from 'react';
import { FieldError } from '../../form/FieldError';

interface TypedProps {
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  /** What an empty field means, or how its value is written. */
  readonly placeholder?: string;
  readonly hint?: string;
  readonly numeric?: boolean;
  /** More than one line. */
  readonly lines?: number;
  readonly children?: ReactNode;
  onType(value: string): void;
}

/** A typed value with its name, what is said of it, and what is wrong with it. */
export function Typed({
  label,
  value,
  error,
  placeholder,
  hint,
  numeric = false,
  lines,
  children,
  onType,
}: TypedProps) {
  const id = useId();
  const common = {
    id: `${id}-input`,
    value,
    placeholder,
    spellCheck: false,
    'aria-invalid': error !== undefined,
    'aria-describedby': hint ? `${id}-error ${id}-hint` : `${id}-error`,
  } as const;
  return (
    <div className={`field${numeric ? ' is-numeric' : ''}`}>
      <label htmlFor={`${id}-input`} className="field-name">
        {label}
      </label>
      {lines === undefined ? (
        <span className="field-line">
          <input
            {...common}
            inputMode={numeric ? 'decimal' : undefined}
            autoComplete="off"
            onChange={(event) => onType(event.currentTarget.value)}
          />
          {children}
        </span>
      ) : (
        <textarea {...common} rows={lines} onChange={(event) => onType(event.currentTarget.value)} />
      )}
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}
