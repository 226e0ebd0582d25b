/** Plotly draws a random word into the ids of every drawing; the same figure should give the same file. */

/** The SVG text with that word replaced wherever it is part of an id or refers to one. */
export function withFixedIds(svg: string): string {
  const word = /id="(?:top)?defs-([0-9a-z]+)"/.exec(svg)?.[1];
  return word === undefined ? svg : svg.replace(new RegExp(`(?<=(?:clip|defs-|legend|g))${word}`, 'g'), 'figure');
}
