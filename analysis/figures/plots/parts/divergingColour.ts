/** A diverging map for values whose zero means something: purple below, white at zero, green above; colour-blind safe. */

type Rgb = readonly [number, number, number];

/** Stops of ColorBrewer's PRGn, from −1 to 1; the outermost are left out so that dark text stays readable longer. */
const stops: readonly [Rgb, ...Rgb[]] = [
  [118, 42, 131],
  [153, 112, 171],
  [194, 165, 207],
  [231, 212, 232],
  [247, 247, 247],
  [217, 240, 211],
  [166, 219, 160],
  [90, 174, 97],
  [27, 120, 55],
];

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const channel = (index: 0 | 1 | 2) => Math.round(a[index] + (b[index] - a[index]) * share);
  return [channel(0), channel(1), channel(2)];
}

/** Relative luminance, 0 to 1 (WCAG 2). */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) => {
    const c = value / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

export interface CellColour {
  readonly fill: string;
  /** Black or white, whichever reads better on the fill. */
  readonly text: string;
}

/** Colour of a value on a scale from −`limit` to `limit`; values beyond take the end's colour. `limit` > 0. */
export function divergingColour(value: number, limit: number): CellColour {
  const position = ((Math.max(-1, Math.min(1, value / limit)) + 1) / 2) * (stops.length - 1);
  const below = Math.min(Math.floor(position), stops.length - 2);
  const rgb = mix(stops[below] ?? stops[0], stops[below + 1] ?? stops[0], position - below);
  return { fill: `rgb(${rgb.join(',')})`, text: luminance(rgb) > 0.179 ? '#1a1a1a' : '#ffffff' };
}
