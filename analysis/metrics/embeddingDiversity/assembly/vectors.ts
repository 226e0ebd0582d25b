/**
 * Sums over the rows of a table of vectors: Float32 numbers, accumulated in doubles. AssemblyScript, compiled to
 * WebAssembly with SIMD. The host grows the memory and says where things are. `width` counts numbers of a row: a multiple
 * of 4, the rest of a row is zero. Rows are 16-byte aligned and follow each other.
 *
 * A row's scale is what it is multiplied with; the scale that makes a unit vector of it is one over its length.
 */

/** Rows that are added before the sum goes over into the long one: their numbers are still in the nearest cache. */
const rowsTogether: i32 = 4;
/** Blocks whose sum is plain; beyond, it is compensated. */
const rowsInBlock: i32 = 256;

/** From here on the host may use the memory. */
export function firstFree(): usize {
  return __heap_base;
}

function twoNumbers(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

function sumOfLanes(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/** The sum of a row's squares, in four sums: an addition waits for the one before it in its own. */
function squares(row: usize, width: i32): f64 {
  let first = f64x2.splat(0);
  let second = f64x2.splat(0);
  const end = row + ((<usize>width) << 2);
  let third = f64x2.splat(0);
  let fourth = f64x2.splat(0);
  let at = row;
  for (; at + 32 <= end; at += 32) {
    const a = twoNumbers(at);
    const b = twoNumbers(at + 8);
    const c = twoNumbers(at + 16);
    const d = twoNumbers(at + 24);
    first = f64x2.add(first, f64x2.mul(a, a));
    second = f64x2.add(second, f64x2.mul(b, b));
    third = f64x2.add(third, f64x2.mul(c, c));
    fourth = f64x2.add(fourth, f64x2.mul(d, d));
  }
  for (; at < end; at += 16) {
    const a = twoNumbers(at);
    const b = twoNumbers(at + 8);
    first = f64x2.add(first, f64x2.mul(a, a));
    second = f64x2.add(second, f64x2.mul(b, b));
  }
  return sumOfLanes(f64x2.add(f64x2.add(first, third), f64x2.add(second, fourth)));
}

/**
 * Writes one over the length of each row and says how many have one. A row of zeros, or with a number that is none, has
 * 0, and becomes a row of zeros: it adds nothing to any sum.
 */
export function unitScales(rows: usize, count: i32, width: i32, scales: usize): i32 {
  let usable = 0;
  for (let row = 0; row < count; row++) {
    const at = rows + ((<usize>row * <usize>width) << 2);
    const square = squares(at, width);
    const isUsable = square > 0 && square < Infinity;
    store<f64>(scales + ((<usize>row) << 3), isUsable ? 1 / Math.sqrt(square) : 0);
    if (isUsable) usable++;
    else memory.fill(at, 0, (<usize>width) << 2);
  }
  return usable;
}

/** Adds each row times its scale to `sums`, plain. */
export function addScaled(rows: usize, count: i32, width: i32, scales: usize, sums: usize): void {
  const bytes = (<usize>width) << 2;
  let row = 0;
  for (; row + rowsTogether <= count; row += rowsTogether) {
    const at = rows + <usize>row * bytes;
    const scale = scales + ((<usize>row) << 3);
    const a = load<f64>(scale);
    const b = load<f64>(scale, 8);
    const c = load<f64>(scale, 16);
    const d = load<f64>(scale, 24);
    addFour(at, bytes, f64x2.splat(a), f64x2.splat(b), f64x2.splat(c), f64x2.splat(d), sums);
  }
  for (; row < count; row++) addOne(rows + <usize>row * bytes, bytes, load<f64>(scales + ((<usize>row) << 3)), sums);
}

function addFour(row: usize, bytes: usize, a: v128, b: v128, c: v128, d: v128, sums: usize): void {
  let second = row + bytes;
  let third = second + bytes;
  let fourth = third + bytes;
  let sum = sums;
  const end = row + bytes;
  while (row < end) {
    const left = f64x2.add(f64x2.mul(twoNumbers(row), a), f64x2.mul(twoNumbers(second), b));
    const right = f64x2.add(f64x2.mul(twoNumbers(third), c), f64x2.mul(twoNumbers(fourth), d));
    v128.store(sum, f64x2.add(v128.load(sum), f64x2.add(left, right)));
    const leftNext = f64x2.add(f64x2.mul(twoNumbers(row + 8), a), f64x2.mul(twoNumbers(second + 8), b));
    const rightNext = f64x2.add(f64x2.mul(twoNumbers(third + 8), c), f64x2.mul(twoNumbers(fourth + 8), d));
    v128.store(sum, f64x2.add(v128.load(sum, 16), f64x2.add(leftNext, rightNext)), 16);
    row += 16;
    second += 16;
    third += 16;
    fourth += 16;
    sum += 32;
  }
}

function addOne(row: usize, bytes: usize, scale: f64, sums: usize): void {
  const both = f64x2.splat(scale);
  for (let at: usize = 0; at < bytes; at += 8) {
    const sum = sums + (at << 1);
    v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(twoNumbers(row + at), both)));
  }
}

/**
 * Adds all rows as unit vectors to `sums`, each row read from memory once, and writes their scales. What rounding takes
 * from a sum of blocks gathers in `lost` (Neumaier 1974). `block` is room for one sum.
 */
export function addUnits(
  rows: usize,
  count: i32,
  width: i32,
  scales: usize,
  block: usize,
  sums: usize,
  lost: usize,
): i32 {
  const bytes = (<usize>width) << 2;
  let usable = 0;
  for (let start = 0; start < count; start += rowsInBlock) {
    memory.fill(block, 0, bytes << 1);
    const end = min(start + rowsInBlock, count);
    for (let row = start; row < end; row += rowsTogether) {
      const here = min(rowsTogether, end - row);
      const at = rows + <usize>row * bytes;
      const scale = scales + ((<usize>row) << 3);
      usable += unitScales(at, here, width, scale);
      addScaled(at, here, width, scale, block);
    }
    for (let at: usize = 0; at < bytes << 1; at += 8) addCompensated(load<f64>(block + at), sums + at, lost + at);
  }
  return usable;
}

function addCompensated(value: f64, sum: usize, lost: usize): void {
  const before = load<f64>(sum);
  const after = before + value;
  const rest = Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before;
  store<f64>(sum, after);
  store<f64>(lost, load<f64>(lost) + rest);
}

/** Writes the product of each row times its scale with `vector`, a row of doubles. */
export function products(rows: usize, count: i32, width: i32, scales: usize, vector: usize, out: usize): void {
  const bytes = (<usize>width) << 2;
  for (let row = 0; row < count; row++) {
    const start = rows + <usize>row * bytes;
    let sum = f64x2.splat(0);
    for (let at: usize = 0; at < bytes; at += 8)
      sum = f64x2.add(sum, f64x2.mul(twoNumbers(start + at), v128.load(vector + (at << 1))));
    const scale = load<f64>(scales + ((<usize>row) << 3));
    store<f64>(out + ((<usize>row) << 3), scale * sumOfLanes(sum));
  }
}

/**
 * Rows times their scales as doubles, turned: `turned` has `width` rows of `count` numbers, `count` even. Rows beyond
 * `given` are zero.
 */
export function turn(rows: usize, given: i32, count: i32, width: i32, scales: usize, turned: usize): void {
  for (let row = 0; row < count; row++) {
    const isGiven = row < given;
    const scale = isGiven ? load<f64>(scales + ((<usize>row) << 3)) : 0;
    const start = rows + ((<usize>row * <usize>width) << 2);
    for (let column = 0; column < width; column++) {
      const value = isGiven ? scale * <f64>load<f32>(start + ((<usize>column) << 2)) : 0;
      store<f64>(turned + ((<usize>column * <usize>count + <usize>row) << 3), value);
    }
  }
}

/** Rows times their scales as doubles, not turned. */
export function widen(rows: usize, count: i32, width: i32, scales: usize, out: usize): void {
  for (let row = 0; row < count; row++) {
    const scale = load<f64>(scales + ((<usize>row) << 3));
    for (let column = 0; column < width; column++) {
      const at = <usize>row * <usize>width + <usize>column;
      store<f64>(out + (at << 3), scale * <f64>load<f32>(rows + (at << 2)));
    }
  }
}

/**
 * Adds to the upper triangle of `matrix`, `size` × `size` doubles, the products of all pairs of `size` rows of `length`
 * doubles. Both even; two by two, so that each number that is loaded is used twice.
 */
export function addProducts(rows: usize, size: i32, length: i32, matrix: usize): void {
  const bytes = (<usize>length) << 3;
  for (let i = 0; i < size; i += 2) {
    const a = rows + <usize>i * bytes;
    for (let j = i; j < size; j += 2) {
      const b = rows + <usize>j * bytes;
      let first = f64x2.splat(0);
      let second = f64x2.splat(0);
      let third = f64x2.splat(0);
      let fourth = f64x2.splat(0);
      for (let at: usize = 0; at < bytes; at += 16) {
        const p = v128.load(a + at);
        const q = v128.load(a + bytes + at);
        const r = v128.load(b + at);
        const s = v128.load(b + bytes + at);
        first = f64x2.add(first, f64x2.mul(p, r));
        second = f64x2.add(second, f64x2.mul(p, s));
        third = f64x2.add(third, f64x2.mul(q, r));
        fourth = f64x2.add(fourth, f64x2.mul(q, s));
      }
      const upper = matrix + ((<usize>i * <usize>size + <usize>j) << 3);
      const lower = upper + ((<usize>size) << 3);
      store<f64>(upper, load<f64>(upper) + sumOfLanes(first));
      store<f64>(upper, load<f64>(upper, 8) + sumOfLanes(second), 8);
      store<f64>(lower, load<f64>(lower) + sumOfLanes(third));
      store<f64>(lower, load<f64>(lower, 8) + sumOfLanes(fourth), 8);
    }
  }
}
