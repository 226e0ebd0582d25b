/** A stretch of a text, marked or not. */
export interface Stretch {
  readonly text: string;
  readonly marked: boolean;
}

/** A text with some stretches marked; for screen readers too. */
export function MarkedText({ name, where, stretches }: { name: string; where: string; stretches: readonly Stretch[] }) {
  return (
    <section className="marked-text" aria-label={name}>
      <header>
        <h4>{name}</h4>
        <span className="quiet">{where}</span>
      </header>
      <p>{stretches.map(({ text, marked }, index) => (marked ? <mark key={index}>{text}</mark> : text))}</p>
    </section>
  );
}
