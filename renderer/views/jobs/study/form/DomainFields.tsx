import { useId } from 'react';
import { studyFormText as text } from '../../../../text/studyForm';
import { FieldError } from '../../form/FieldError';

interface DomainFieldsProps {
  readonly domains: readonly { readonly id: string; readonly name: string }[];
  /** Ids; null: all. */
  readonly chosen: readonly string[] | null;
  readonly error: string | undefined;
  onChange(chosen: readonly string[] | null): void;
}

/** Runs of which domains a step is for: code is not scored by a benchmark of mathematics. */
export function DomainFields({ domains, chosen, error, onChange }: DomainFieldsProps) {
  const id = useId();
  if (domains.length < 2) return null;
  const all = domains.map((domain) => domain.id);
  const now = chosen ?? all;
  const toggle = (domain: string): void => {
    const next = all.filter((each) => (each === domain ? !now.includes(each) : now.includes(each)));
    onChange(next.length === all.length ? null : next);
  };
  return (
    <div className="field" role="group" aria-labelledby={`${id}-name`} aria-describedby={`${id}-error`}>
      <span id={`${id}-name`} className="field-name">
        {text.domains}
      </span>
      <span className="field-line">
        {domains.map((domain) => (
          <label key={domain.id} className="check">
            <input type="checkbox" checked={now.includes(domain.id)} onChange={() => toggle(domain.id)} />
            {domain.name}
          </label>
        ))}
      </span>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}
