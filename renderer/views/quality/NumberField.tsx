interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  onChange(value: number): void;
}

/** A number within its limits; while something else is typed the last number counts. */
export function NumberField({ label, value, least, most, step, onChange }: NumberFieldProps) {
  return (
    <label className="number-field">
      <span className="field-name">{label}</span>
      <input
        type="number"
        defaultValue={value}
        min={least}
        max={most}
        step={step}
        onChange={({ currentTarget: { valueAsNumber: typed } }) => {
          if (typed >= least && typed <= most) onChange(typed);
        }}
      />
    </label>
  );
}
