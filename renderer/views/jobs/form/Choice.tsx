import { Segments } from '../../../components/Segments';

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly names: Readonly<Record<string, string>>;
  readonly ids: readonly Id[];
  readonly selected: Id;
  onSelect(id: Id): void;
}

/** One of a few, under its name; what is selected and not among them, such as a method of the user's prompts, joins them. */
export function Choice<Id extends string>({ label, names, ids, selected, onSelect }: ChoiceProps<Id>) {
  const all = ids.includes(selected) ? ids : [...ids, selected];
  return (
    <div className="field">
      <span className="field-name" aria-hidden>
        {label}
      </span>
      <Segments
        label={label}
        segments={all.map((each) => ({ id: each, name: names[each] ?? each }))}
        selected={selected}
        onSelect={onSelect}
      />
    </div>
  );
}
