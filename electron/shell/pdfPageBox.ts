/** Gives the one page of a PDF its exact size. Pure. */

/** Chromium rounds a page to whole points, then to its 300 dots an inch; a multiple of this is exact in both. */
const stepPoints = 6;

/** The side of the page to print on, in points: the next exact one that holds `inches`. */
export function printedPoints(inches: number): number {
  return Math.ceil((inches * 72) / stepPoints) * stepPoints;
}

/**
 * A copy of `pdf` whose page shows only the upper left `widthInches` × `heightInches` of what was printed. The entry
 * grows, so every offset behind it in the cross-reference table (ISO 32000-1, 7.5.4) is moved. Throws where the file is
 * not one page with a plain cross-reference table, as Skia writes it.
 */
export function withPageSize(pdf: Uint8Array, widthInches: number, heightInches: number): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  const [box] = boxes;
  if (box === undefined || boxes.length > 1) throw new Error(`${boxes.length} pages were printed instead of one`);
  const height = Number(box[2]);
  const bottom = points(height - heightInches * 72);
  const exact = `/MediaBox [0 ${bottom} ${points(widthInches * 72)} ${points(height)}]`;
  const end = box.index + box[0].length;
  const moved = movedOffsets(text.slice(end), end, exact.length - box[0].length);
  return Buffer.from(text.slice(0, box.index) + exact + moved, 'latin1');
}

/** `tail` is the text from position `from` on, table and all, which will stand `by` bytes further down. */
function movedOffsets(tail: string, from: number, by: number): string {
  const table = /\nxref\n0 \d+\n((?:\d{10} \d{5} [nf][ \r]\n)+)/.exec(tail);
  if (table?.[1] === undefined) throw new Error('the printed file has no plain cross-reference table');
  const shift = (offset: string) => (Number(offset) > from ? Number(offset) + by : Number(offset));
  const entries = table[1].replace(/^\d{10}/gm, (offset) => String(shift(offset)).padStart(10, '0'));
  const start = table.index + table[0].length - table[1].length;
  const trailer = tail.slice(start + table[1].length);
  return (
    tail.slice(0, start) +
    entries +
    trailer.replace(/startxref\n(\d+)/, (_all, at: string) => `startxref\n${shift(at)}`)
  );
}

/** To a ten-thousandth of a point. */
function points(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}
