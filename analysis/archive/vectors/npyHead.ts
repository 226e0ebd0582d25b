/** The head of a NumPy `.npy` file (NEP 1, and the docstring of `numpy.lib.format`): versions 1.0, 2.0 and 3.0. */

export interface NpyHead {
  /** Bytes of a number: IEEE 754 of 16, 32 or 64 bits, little-endian. */
  readonly numberBytes: 2 | 4 | 8;
  readonly rows: number;
  readonly dimensions: number;
  /** Where the numbers start. */
  readonly start: number;
}

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const longestHead = 1 << 20;

/** Whether a file starts as these do. */
export function isNpy(bytes: Uint8Array): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** Where the numbers start: how much of the file must be there to read the head; null where the bytes are too few to say. */
export function npyStart(bytes: Uint8Array): number | null {
  if (bytes.length < 12) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return bytes[6] === 1 ? 10 + view.getUint16(8, true) : 12 + view.getUint32(8, true);
}

/** The head, or why the file is no table of vectors: the fact and the next step. `bytes` reach to the numbers at least. */
export function parseNpyHead(bytes: Uint8Array): NpyHead | string {
  const start = npyStart(bytes);
  const version = bytes[6] ?? 0;
  if (start === null || version < 1 || version > 3 || start > longestHead || bytes.length < start)
    return 'The file has no head that can be read. Write it again with numpy.save.';
  const text = new TextDecoder(version === 3 ? 'utf-8' : 'latin1').decode(
    bytes.subarray(version === 1 ? 10 : 12, start),
  );
  const type = /'descr'\s*:\s*'([^']*)'/.exec(text)?.[1];
  const isFortran = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\(([^)]*)\)/.exec(text)?.[1];
  if (type === undefined || isFortran === undefined || shape === undefined)
    return 'The head of the file names no type, order or shape. Save an array of two dimensions of numbers with numpy.save.';
  const size = /^[<|=]f([248])$/.exec(type)?.[1];
  if (size === undefined)
    return `The numbers of the file are of the type ${type}; float16, float32 and float64 (little-endian) are read. Save x.astype("<f4").`;
  const sizes = shape
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map(Number);
  const [rows, dimensions] = sizes;
  if (sizes.length !== 2 || rows === undefined || dimensions === undefined || !sizes.every(Number.isSafeInteger))
    return `The array of the file has the shape (${shape.trim()}); vectors stand in two dimensions, a row for each instance.`;
  if (isFortran === 'True' && rows > 1 && dimensions > 1)
    return 'The array of the file is in Fortran order, column after column. Save numpy.ascontiguousarray(x).';
  if (dimensions < 1) return 'The vectors of the file have no numbers.';
  return { numberBytes: size === '2' ? 2 : size === '4' ? 4 : 8, rows, dimensions, start };
}
