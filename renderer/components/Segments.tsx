interface Segment<Id extends string | null> {
  readonly id: Id;
  readonly name: string;
  /** Faint, after the name. */
  readonly count?: number;
}

interface SegmentsProps<Id extends string | null> {
  readonly label: string;
  readonly segments: readonly Segment<Id>[];
  readonly selected: Id;
  onSelect(id: Id): void;
}

/** A choice of one of a few, with how many there are of each where that is something to count. */
export function Segments<Id extends string | null>({ label, segments, selected, onSelect }: SegmentsProps<Id>) {
  return (
    <div className="segments" role="group" aria-label={label}>
      {segments.map(({ id, name, count }) => (
        <button key={id} type="button" aria-pressed={id === selected} onClick={() => onSelect(id)}>
          {name}
          {count !== undefined && <span className="count"> {count.toLocaleString('en')}</span>}
        </button>
      ))}
    </div>
  );
}
