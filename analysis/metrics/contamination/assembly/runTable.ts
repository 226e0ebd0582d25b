/**
 * Finds runs of words, as 64-bit hashes, among those of test items. AssemblyScript, compiled to WebAssembly. The host stages
 * the runs of all items, has them numbered by `number`, says by `build` which of them count, and then asks for the places
 * at which texts have them.
 */

/** The number of a slot that is free, and of one whose run does not count. */
const free: u32 = 0xffffffff;
const slotBytes: usize = 16;
const hitBytes: usize = 12;

let top: usize = (__heap_base + 15) & ~15;
let staged: usize = 0;
let stagedBytes: usize = 0;
let slots: usize = 0;
let slotMask: u64 = 0;
let filter: usize = 0;
let filterBits: i32 = 0;
let runs: u32 = 0;
let hits: usize = 0;
let hitRoom: i32 = 0;
let hitCount: i32 = 0;

/** Where the host writes so many bytes for the next call. */
export function stage(bytes: usize): usize {
  if (bytes > stagedBytes) {
    stagedBytes = max(bytes, 1 << 20);
    staged = claim(stagedBytes);
  }
  return staged;
}

/** Makes room for at most so many different runs. */
export function begin(most: i32): void {
  const bits = 33 - <i32>clz(max(most, 8));
  slotMask = ((<u64>1) << bits) - 1;
  slots = claim(((<usize>1) << bits) * slotBytes);
  for (let slot = slots; slot < top; slot += slotBytes) store<u32>(slot, free, 8);
  filterBits = min(27, bits + 4);
  filter = claim((<usize>1) << (filterBits - 3));
  memory.fill(filter, 0, (<usize>1) << (filterBits - 3));
  hitRoom = 1 << 12;
  hits = claim(<usize>hitRoom * hitBytes);
}

/** Each of the staged runs becomes its number, 64 bits: equal ones have the same, counted from 0. Returns how many there are. */
export function number(count: i32): u32 {
  for (let index = 0; index < count; index++) {
    const at = staged + ((<usize>index) << 3);
    const hash = load<u64>(at);
    const slot = slotOf(hash);
    if (load<u32>(slot, 8) == free) {
      store<u64>(slot, hash);
      store<u32>(slot, runs++, 8);
    }
    store<u64>(at, <u64>load<u32>(slot, 8));
  }
  return runs;
}

/** Staged is one byte a number: 1 where that run counts. */
export function build(): void {
  const stop = slots + (<usize>slotMask + 1) * slotBytes;
  for (let slot = slots; slot < stop; slot += slotBytes) {
    const run = load<u32>(slot, 8);
    if (run == free) continue;
    if (load<u8>(staged + run) == 0) {
      // The slot stays taken, so that others are found behind it.
      store<u32>(slot, 1, 12);
      continue;
    }
    store<u32>(slot, 0, 12);
    const place = load<u64>(slot) >> (64 - filterBits);
    const byte = filter + <usize>(place >> 3);
    const bit = (<u8>place) & 7;
    store<u8>(byte, load<u8>(byte) | (1 << bit));
  }
}

/** Looks up the staged runs of one text after another: its number among texts goes into what is found. Returns hits so far. */
export function match(text: i32, from: i32, to: i32): i32 {
  for (let index = from; index < to; index++) {
    const hash = load<u64>(staged + ((<usize>index) << 3));
    const place = hash >> (64 - filterBits);
    if (((load<u8>(filter + <usize>(place >> 3)) >> (<u8>(place & 7))) & 1) == 0) continue;
    const slot = slotOf(hash);
    const run = load<u32>(slot, 8);
    if (run != free && load<u32>(slot, 12) == 0) addHit(text, index - from, run);
  }
  return hitCount;
}

/** Text, place of the run's first word, number of the run; 32 bits each. */
export function hitTable(): usize {
  return hits;
}

export function clearHits(): void {
  hitCount = 0;
}

function addHit(text: i32, place: i32, run: u32): void {
  if (hitCount == hitRoom) {
    const larger = claim(<usize>hitRoom * 2 * hitBytes);
    memory.copy(larger, hits, <usize>hitRoom * hitBytes);
    hits = larger;
    hitRoom *= 2;
  }
  const hit = hits + <usize>hitCount * hitBytes;
  store<i32>(hit, text);
  store<i32>(hit, place, 4);
  store<u32>(hit, run, 8);
  hitCount++;
}

/** The slot of this run, or the free one where it belongs. */
function slotOf(hash: u64): usize {
  let index = hash & slotMask;
  while (true) {
    const slot = slots + <usize>index * slotBytes;
    if (load<u32>(slot, 8) == free || load<u64>(slot) == hash) return slot;
    index = (index + 1) & slotMask;
  }
}

function claim(bytes: usize): usize {
  const place = top;
  const next = (top + bytes + 15) & ~15;
  if (next < top) unreachable();
  const pages = <i32>((<u64>next + 0xffff) >> 16) - memory.size();
  // In large steps: for the host each is a new buffer, which makes it collect its garbage.
  if (pages > 0 && memory.grow(max(pages, 64)) < 0 && memory.grow(pages) < 0) unreachable();
  top = next;
  return place;
}
