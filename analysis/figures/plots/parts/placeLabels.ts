/** Where the labels of a few points go so that they cover neither each other nor points nor the frame. */

export interface LabelledPoint {
  /** 0 to 1 from the left edge of the plot. */
  readonly x: number;
  /** 0 to 1 from the bottom edge of the plot. */
  readonly y: number;
  readonly label: string;
}

/** Plotly's words for the place of a text beside its point. */
export type TextPosition =
  | 'middle right'
  | 'middle left'
  | 'top center'
  | 'bottom center'
  | 'top right'
  | 'top left'
  | 'bottom right'
  | 'bottom left';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** A small plot with small letters (a text column of a two-column paper): what fits here fits larger ones. */
const nominal = { width: 240, height: 130, character: 4.6, line: 11, gap: 6, marker: 5 };

/** Preferred first. Columns: horizontal and vertical direction of the label from the point. */
const places: readonly (readonly [TextPosition, -1 | 0 | 1, -1 | 0 | 1])[] = [
  ['middle right', 1, 0],
  ['middle left', -1, 0],
  ['top center', 0, 1],
  ['bottom center', 0, -1],
  ['top right', 1, 1],
  ['top left', -1, 1],
  ['bottom right', 1, -1],
  ['bottom left', -1, -1],
];

function boxAt(point: LabelledPoint, horizontal: -1 | 0 | 1, vertical: -1 | 0 | 1): Box {
  const width = point.label.length * nominal.character;
  const x = point.x * nominal.width;
  const y = point.y * nominal.height;
  const sideways = vertical === 0 ? nominal.gap : 0;
  const left = horizontal === 1 ? x + sideways : horizontal === -1 ? x - sideways - width : x - width / 2;
  const middle = y + vertical * (nominal.gap + nominal.line / 2);
  return { left, right: left + width, bottom: middle - nominal.line / 2, top: middle + nominal.line / 2 };
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Area of a box outside the plot, weighted so that a clipped label is worse than a covered one. */
function outside(box: Box): number {
  const wide = Math.max(0, -box.left) + Math.max(0, box.right - nominal.width);
  const high = Math.max(0, -box.bottom) + Math.max(0, box.top - nominal.height);
  return 4 * (wide * nominal.line + high * (box.right - box.left));
}

function markerBox(point: LabelledPoint): Box {
  const x = point.x * nominal.width;
  const y = point.y * nominal.height;
  const half = nominal.marker;
  return { left: x - half, right: x + half, bottom: y - half, top: y + half };
}

/**
 * One position a point, in the points' order. Greedy from the most crowded point on; costs count covered labels,
 * covered markers and what leaves the frame. Meant for some twenty points, O(n²).
 */
export function placeLabels(points: readonly LabelledPoint[]): readonly TextPosition[] {
  const crowding = points.map((a) =>
    points.reduce((sum, b) => (a === b ? sum : sum + 1 / (0.01 + (a.x - b.x) ** 2 + (a.y - b.y) ** 2)), 0),
  );
  const order = points.map((_, index) => index).sort((a, b) => (crowding[b] ?? 0) - (crowding[a] ?? 0));
  const chosen = new Map<number, { readonly place: TextPosition; readonly box: Box }>();
  for (const index of order) {
    const point = points[index];
    if (point === undefined) continue;
    const others = points.filter((other) => other !== point).map(markerBox);
    const cost = (box: Box, rank: number) =>
      outside(box) +
      rank +
      others.reduce((sum, other) => sum + 2 * overlap(box, other), 0) +
      [...chosen.values()].reduce((sum, taken) => sum + 3 * overlap(box, taken.box), 0);
    const candidates = places.map(([place, horizontal, vertical], rank) => {
      const box = boxAt(point, horizontal, vertical);
      return { place, box, cost: cost(box, rank) };
    });
    const best = candidates.reduce((a, b) => (b.cost < a.cost ? b : a));
    chosen.set(index, best);
  }
  return points.map((_, index) => chosen.get(index)?.place ?? 'middle right');
}
