/** Vectors in the memory of a WebAssembly module, and sums over them; see `assembly/vectors.ts`. */
import { AgoraError } from '../../errors';
import moduleBytes from './assembly/vectors.ts?assembly';

/** What `assembly/vectors.ts` exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  firstFree(): number;
  addScaled(rows: number, count: number, width: number, scales: number, sums: number): void;
  addUnits(
    rows: number,
    count: number,
    width: number,
    scales: number,
    block: number,
    sums: number,
    lost: number,
  ): number;
  products(rows: number, count: number, width: number, scales: number, vector: number, out: number): void;
  turn(rows: number, given: number, count: number, width: number, scales: number, turned: number): void;
  widen(rows: number, count: number, width: number, scales: number, out: number): void;
  addProducts(rows: number, size: number, length: number, matrix: number): void;
}

/** Rows of numbers of 32 bits, as they were added. */
export interface VectorTable {
  readonly dimensions: number;
  /** Rows that were added. */
  count(): number;
  /** Adds rows of `dimensions` numbers each. Throws `AgoraError('memory-full')` beyond some three gigabytes. */
  add(vectors: Float32Array): void;
  /**
   * The sum of all rows as unit vectors, in two parts that are added last; and one over the length of each row. A row
   * of zeros, or with a number that is none, has no direction: its scale is 0, and it is a row of zeros from now on.
   */
  unitSum(): UnitSum;
  /** The sum of all rows times these scales, plain. */
  scaledSum(scales: Float64Array): Float64Array;
  /** For each row its product, as a unit vector, with a vector of doubles. */
  unitProducts(vector: Float64Array): Float64Array<ArrayBuffer>;
  /**
   * Σ u uᵀ over the unit vectors (dimensions × dimensions), or, where there are fewer rows than dimensions, the
   * cosines of all pairs (rows × rows): both have the same eigenvalues but for zeros. Row after row, both triangles.
   */
  gram(): Gram;
}

/** Rows of a square matrix, one after another. */
export interface Gram {
  readonly size: number;
  readonly values: Float64Array<ArrayBuffer>;
}

export interface UnitSum {
  readonly sum: Float64Array<ArrayBuffer>;
  /** What rounding took from `sum`. */
  readonly lost: Float64Array<ArrayBuffer>;
  readonly scales: Float64Array<ArrayBuffer>;
  /** Rows that have a direction. */
  readonly usable: number;
}

const pageBytes = 65536;
const mostBytes = 3 * 2 ** 30;
/** Rows that are turned at once for the Gram matrix: so many numbers of each column stay near. */
const turnedRows = 128;

let compiled: WebAssembly.Module | null = null;

/** An empty table for vectors of this length. */
export function createVectorTable(dimensions: number): VectorTable {
  compiled ??= new WebAssembly.Module(moduleBytes as BufferSource);
  const kernel = new WebAssembly.Instance(compiled).exports as unknown as Exports;
  const { memory } = kernel;
  const width = Math.ceil(dimensions / 4) * 4;
  const rows = Math.ceil(kernel.firstFree() / 16) * 16;
  let count = 0;

  const reserve = (end: number): void => {
    const missing = Math.ceil((end - memory.buffer.byteLength) / pageBytes);
    if (missing <= 0) return;
    if (end > mostBytes) throw tooLarge(count, dimensions);
    try {
      memory.grow(missing);
    } catch {
      throw tooLarge(count, dimensions);
    }
  };
  /** Room behind the rows for these many doubles each. */
  const room = (...lengths: readonly number[]): number[] => {
    let end = rows + count * width * 4;
    const places = lengths.map((length) => {
      const place = end;
      end += Math.ceil(length / 2) * 16;
      return place;
    });
    reserve(end);
    return places;
  };
  const doubles = (at: number, length: number) => new Float64Array(memory.buffer, at, length);

  const unitSum = (): UnitSum => {
    const [scales = 0, block = 0, sum = 0, lost = 0] = room(count, width, width, width);
    doubles(sum, width).fill(0);
    doubles(lost, width).fill(0);
    const usable = kernel.addUnits(rows, count, width, scales, block, sum, lost);
    return {
      sum: doubles(sum, dimensions).slice(),
      lost: doubles(lost, dimensions).slice(),
      scales: doubles(scales, count).slice(),
      usable,
    };
  };
  return {
    dimensions,
    count: () => count,
    add(vectors) {
      const added = vectors.length / dimensions;
      if (!Number.isInteger(added))
        throw new AgoraError('internal', `${vectors.length} numbers are no vectors of ${dimensions}.`);
      const start = rows + count * width * 4;
      reserve(start + added * width * 4);
      const numbers = new Float32Array(memory.buffer, start, added * width);
      if (width === dimensions) numbers.set(vectors);
      else
        for (let row = 0; row < added; row++) {
          numbers.fill(0, row * width, (row + 1) * width);
          numbers.set(vectors.subarray(row * dimensions, (row + 1) * dimensions), row * width);
        }
      count += added;
    },
    unitSum,
    scaledSum(scales) {
      const [given = 0, sum = 0] = room(count, width);
      doubles(given, count).set(scales);
      doubles(sum, width).fill(0);
      kernel.addScaled(rows, count, width, given, sum);
      return doubles(sum, dimensions).slice();
    },
    unitProducts(vector) {
      const { scales } = unitSum();
      const [given = 0, factor = 0, out = 0] = room(count, width, count);
      doubles(given, count).set(scales);
      doubles(factor, width).fill(0);
      doubles(factor, width).set(vector);
      kernel.products(rows, count, width, given, factor, out);
      return doubles(out, count).slice();
    },
    gram() {
      const { scales } = unitSum();
      const isOfRows = count < dimensions;
      const even = isOfRows ? count + (count % 2) : width;
      const length = isOfRows ? width : turnedRows;
      const [given = 0, wide = 0, matrix = 0] = room(count, even * length, even * even);
      doubles(given, count).set(scales);
      doubles(wide, even * length).fill(0);
      doubles(matrix, even * even).fill(0);
      if (isOfRows) {
        kernel.widen(rows, count, width, given, wide);
        kernel.addProducts(wide, even, length, matrix);
      } else
        for (let row = 0; row < count; row += turnedRows) {
          const here = Math.min(turnedRows, count - row);
          kernel.turn(rows + row * width * 4, here, turnedRows, width, given + row * 8, wide);
          kernel.addProducts(wide, even, length, matrix);
        }
      const size = Math.min(count, dimensions);
      return { size, values: bothTriangles(doubles(matrix, even * even), even, size) };
    },
  };
}

function bothTriangles(upper: Float64Array, stride: number, size: number): Float64Array<ArrayBuffer> {
  const values = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) {
      const value = upper[i * stride + j] ?? 0;
      values[i * size + j] = value;
      values[j * size + i] = value;
    }
  return values;
}

function tooLarge(count: number, dimensions: number): AgoraError {
  return new AgoraError('memory-full', `More than ${count} vectors of ${dimensions} numbers do not fit into memory.`, {
    nextStep: 'Measure a sample of them.',
  });
}
