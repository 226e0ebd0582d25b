/** An Arrow stream ends with a continuation marker and a length of 0. */
const ending = [255, 255, 255, 255, 0, 0, 0, 0];

/** False for bytes that were cut off: readers take what is left for a table with fewer rows, or none. */
export function isWholeStream(bytes: Uint8Array): boolean {
  const end = bytes.subarray(-ending.length);
  return end.length === ending.length && ending.every((byte, at) => end[at] === byte);
}
