/**
 * Chromium rounds paper to 1/300 of an inch. A figure's page is therefore printed a little too large, the drawing in its
 * lower left corner, and cut to its true size afterwards.
 */

const chromiumUnitsPerInch = 300;
const pointsPerInch = 72;

/** The next size that Chromium prints exactly, in inches. */
export function printablePaper(inches: number): number {
  return Math.ceil(inches * chromiumUnitsPerInch - 1e-6) / chromiumUnitsPerInch;
}

/** Bytes as characters with the same codes, so that an offset in the text is an offset in the file. */
function toText(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return pieces.join('');
}

const toBytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

const points = (inches: number) => String(Number((inches * pointsPerInch).toFixed(4)));

/** Every offset of the cross-reference table and of `startxref` that lies behind `after`, moved by `by` bytes. */
function moved(text: string, after: number, by: number): string {
  const table = text.lastIndexOf('\nxref');
  const move = (offset: string, width: number) =>
    (Number(offset) > after ? Number(offset) + by : Number(offset)).toString().padStart(width, '0');
  return (
    text.slice(0, table) +
    text
      .slice(table)
      .replace(/^(\d{10})( \d{5} n)/gm, (_, offset: string, rest: string) => move(offset, 10) + rest)
      .replace(/(startxref\s+)(\d+)/, (_, word: string, offset: string) => word + move(offset, 1))
  );
}

/**
 * A copy of a PDF of one page, as Chromium writes it, whose page is exactly `widthInches` × `heightInches` from its lower
 * left corner. Throws where the file has no plain `MediaBox` or cross-reference table, or more than one page.
 */
export function withPageSize(pdf: Uint8Array, widthInches: number, heightInches: number): Uint8Array {
  const text = toText(pdf);
  const boxes = [...text.matchAll(/\/MediaBox\s*\[[^\]]*\]/g)];
  const [box] = boxes;
  if (box === undefined || boxes.length > 1 || !text.includes('\nxref'))
    throw new Error(`The PDF cannot be cut to its size: it has ${boxes.length} pages.`);
  const exact = `/MediaBox [0 0 ${points(widthInches)} ${points(heightInches)}]`;
  const cut = text.slice(0, box.index) + exact + text.slice(box.index + box[0].length);
  return toBytes(moved(cut, box.index, exact.length - box[0].length));
}
