import { useId, useState } from 'react';
import { noClaim, type RunClaim } from '../../../../analysis/study/assign/runClaim';
import { findWord, generatorNamed } from '../../../../analysis/study/names';
import type { Study } from '../../../../analysis/study/study';
import { assignmentText as text } from '../../../text/assignment';

interface AssignFormProps {
  readonly study: Study;
  /** How many files are selected. */
  readonly count: number;
  /** True where some of them were assigned by hand before. */
  readonly canTakeBack: boolean;
  onAssign(claim: RunClaim, each: boolean): void;
  onTakeBack(): void;
}

type Field = keyof typeof text.fields;
type Written = Readonly<Record<Field, string>>;

const nothing: Written = { generator: '', method: '', domain: '', volume: '', seed: '' };

/** The run that the selected files are to belong to: words of the study, or others. */
export function AssignForm({ study, count, canTakeBack, onAssign, onTakeBack }: AssignFormProps) {
  const [written, setWritten] = useState(nothing);
  const [each, setEach] = useState(false);
  const claim = claimFrom(study, written);
  const isEmpty = Object.values(written).every((value) => value.trim() === '');
  const choices: Readonly<Partial<Record<Field, readonly string[]>>> = {
    generator: study.generators.map(({ name }) => name),
    method: study.methods.map(({ name }) => name),
    domain: study.domains.map(({ name }) => name),
  };
  return (
    <form
      className="assign-form"
      aria-label={text.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (claim) onAssign(claim, each && count > 1);
      }}
    >
      {(Object.keys(nothing) as Field[]).map((field) => (
        <FormField
          key={field}
          field={field}
          value={written[field]}
          choices={choices[field] ?? []}
          onChange={(value) => setWritten({ ...written, [field]: value })}
        />
      ))}
      {count > 1 && (
        <label className="check">
          <input type="checkbox" checked={each} onChange={(event) => setEach(event.currentTarget.checked)} />
          {text.each}
        </label>
      )}
      <button type="submit" className="button primary" disabled={!claim || isEmpty}>
        {text.assign(count)}
      </button>
      {canTakeBack && (
        <button type="button" className="button" onClick={onTakeBack}>
          {text.takeBack}
        </button>
      )}
    </form>
  );
}

interface FormFieldProps {
  readonly field: Field;
  readonly value: string;
  readonly choices: readonly string[];
  onChange(value: string): void;
}

function FormField({ field, value, choices, onChange }: FormFieldProps) {
  const id = useId();
  const isNumber = field === 'volume' || field === 'seed';
  const isBad = isNumber && wholeNumber(value) === undefined;
  return (
    <label className={isNumber ? 'short' : undefined}>
      <span>{text.fields[field]}</span>
      <input
        type="text"
        value={value}
        inputMode={isNumber ? 'numeric' : undefined}
        list={choices.length > 0 ? id : undefined}
        aria-invalid={isBad}
        title={isBad ? text.badNumber : undefined}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {choices.length > 0 && (
        <datalist id={id}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </label>
  );
}

/** Null while a number is none. Names of the study become its ids; others stay as they are written. */
function claimFrom(study: Study, written: Written): RunClaim | null {
  const [volume, seed] = [wholeNumber(written.volume), wholeNumber(written.seed)];
  if (volume === undefined || seed === undefined) return null;
  const [generator, method, domain] = [written.generator.trim(), written.method.trim(), written.domain.trim()];
  return {
    ...noClaim,
    generator: (generatorNamed(study, generator)?.id ?? generator) || null,
    method: (findWord(study.methods, method)?.id ?? method) || null,
    domain: (findWord(study.domains, domain)?.id ?? domain) || null,
    volume,
    seed,
  };
}

/** Null where nothing is written; undefined where it is no whole number. Thousands may be parted. */
function wholeNumber(value: string): number | null | undefined {
  const digits = value.replace(/[\s,_]/g, '');
  if (digits === '') return null;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}
