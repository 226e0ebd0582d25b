/** The colour of a generator beside its name. Says nothing to screen readers: the name stands beside it. */
export function Swatch({ colour }: { readonly colour: string }) {
  return <span className="swatch" style={{ background: colour }} aria-hidden />;
}
