/**
 * Finds pairs of sets whose Jaccard similarity reaches a threshold, exactly: prefix, length and positional filter
 * (Bayardo et al. 2007; Xiao et al. 2008), on runs of words as 64-bit hashes. AssemblyScript, compiled to WebAssembly.
 *
 * 1. `mark` every run of every text: afterwards it is known which may occur in two texts.
 * 2. `gather` the texts: one that has too few runs in common with all others together is left out; of the others those
 *    runs are kept, and the number of all.
 * 3. `countRuns`, `order`: the runs of each text from the rarest to the most frequent, as one number of 64 bits each.
 * 4. `index` the first runs of each text.
 * 5. `probe` with each text, also those of other workers: smaller texts of the index that reach the threshold.
 *
 * A text is a record: id, group, size (runs in all, distinct), count (runs kept), capacity (room for runs), stamp; the runs
 * follow. Runs that occur in no other text count in the size and need not be there.
 */

const idAt: usize = 0;
const groupAt: usize = 4;
const sizeAt: usize = 8;
const countAt: usize = 12;
const capacityAt: usize = 16;
const stampAt: usize = 20;
const headBytes: usize = 24;
/** The id of room that is not used. */
const noText: u32 = 0xffffffff;
const edgeBytes: usize = 16;
let threshold: f64 = 0.8;
/** 0: any two texts; 1: of one group; 2: of two groups. */
let rule: i32 = 0;

let top: usize = 0;
let table: usize = 0;
let tableBits: i32 = 0;
let staged: usize = 0;
let stagedBytes: usize = 0;
let first: usize = 0;
let end: usize = 0;
let texts: i32 = 0;

let buckets: usize = 0;
let bucketBits: i32 = 0;
let postings: usize = 0;
/** For each posting how many from it on are known to be of texts in one cluster. */
let settled: usize = 0;

let stamp: u32 = 0;
let parents: usize = 0;
let edges: usize = 0;
let edgeRoom: i32 = 0;
let edgeCount: i32 = 0;
/** Pairs that may still be told one by one; then only those that join clusters are. */
let pairsLeft: i32 = 0;
let skipped: bool = false;

/** `bits`: the table knows runs by so many bits of their hashes. */
export function begin(bits: i32, jaccard: f64, pairRule: i32): void {
  top = (__heap_base + 15) & ~15;
  tableBits = bits;
  threshold = jaccard;
  rule = pairRule;
  table = claim((<usize>1) << (bits - 2));
  // Few texts need little room, many come in parts of some megabytes.
  stagedBytes = max(1 << 16, min(1 << 22, 1 << (bits - 3)));
  staged = claim(stagedBytes);
  first = top;
  end = top;
}

/** Of 64 runs at a time: 64 bits that say which were seen, then 64 that say which were seen again. */
export function runTable(): usize {
  return table;
}

/** Where the host writes so many bytes for the next call. */
export function stage(bytes: usize): usize {
  if (bytes <= stagedBytes) return staged;
  const isGathering = end == top;
  const capacity = (bytes + 7) >> 3;
  // While records are still added the room stands among them, as one that is no text.
  const record = claim(headBytes + (capacity << 3));
  store<u32>(record, noText, idAt);
  store<u32>(record, 0, countAt);
  store<u32>(record, <u32>capacity, capacityAt);
  if (isGathering) end = top;
  staged = record + headBytes;
  stagedBytes = capacity << 3;
  return staged;
}

/** Runs number `from` to `to` of those that are staged occur in one more text. */
export function mark(from: i32, to: i32): void {
  const stop = staged + ((<usize>to) << 3);
  for (let run = staged + ((<usize>from) << 3); run < stop; run += 8) {
    const place = load<u64>(run) >> (64 - tableBits);
    const word = table + ((<usize>(place >> 6)) << 4);
    const bit = (<u64>1) << (place & 63);
    // Without a branch, so that the processor waits for several places of the table at once.
    const seen = load<u64>(word);
    store<u64>(word, seen | bit);
    store<u64>(word, load<u64>(word, 8) | (seen & bit), 8);
  }
}

/** Keeps a text, its runs `from` to `to` of those that are staged. False: no other text can be similar to it. */
export function gather(id: u32, group: u32, from: i32, to: i32): bool {
  const total = to - from;
  if (total <= 0) return false;
  const start = staged + ((<usize>from) << 3);
  const stop = staged + ((<usize>to) << 3);
  const mostAlone = total - leastOverlap(total);
  // What is not shared occurs once here as well; repetition only makes the rest smaller.
  let alone = 0;
  for (let run = start; run < stop;) {
    const next = min(run + 128, stop);
    for (; run < next; run += 8) alone += 1 - <i32>isShared(load<u64>(run));
    if (alone > mostAlone) return false;
  }
  const shared = total - alone;
  if (shared == 0) return false;
  const record = claim(headBytes + ((<usize>shared) << 3));
  const runs = record + headBytes;
  let kept = runs;
  for (let run = start; run < stop; run += 8) {
    const hash = load<u64>(run);
    if (isShared(hash)) {
      store<u64>(kept, hash);
      kept += 8;
    }
  }
  sort(runs, kept - 8);
  const distinct = dropRepeated(runs, shared);
  const size = distinct + total - shared;
  if (!canReach(size, distinct)) {
    top = record;
    return false;
  }
  store<u32>(record, id, idAt);
  store<u32>(record, group, groupAt);
  store<i32>(record, size, sizeAt);
  store<i32>(record, distinct, countAt);
  store<i32>(record, distinct, capacityAt);
  store<u32>(record, 0, stampAt);
  top = runs + ((<usize>distinct) << 3);
  end = top;
  texts++;
  return true;
}

function isShared(hash: u64): bool {
  const place = hash >> (64 - tableBits);
  const again = load<u64>(table + ((<usize>(place >> 6)) << 4), 8);
  return ((again >> (place & 63)) & 1) != 0;
}

/** Whether a set of `size` of which only `shared` may be found elsewhere can reach the threshold with any other. */
function canReach(size: i32, shared: i32): bool {
  return shared > 0 && shared >= leastOverlap(size);
}

/** What a set of this size shares at least with one it reaches the threshold with. */
function leastOverlap(size: i32): i32 {
  return max(1, <i32>Math.ceil(threshold * <f64>size - 1e-6));
}

/** What two sets share at least where they reach the threshold. */
function overlapOf(sizes: i32): i32 {
  return max(1, <i32>Math.ceil((threshold / (1 + threshold)) * <f64>sizes - 1e-6));
}

/** How many texts are kept. */
export function keptTexts(): i32 {
  return texts;
}

export function firstRecord(): usize {
  return first;
}

export function lastRecord(): usize {
  return end;
}

/** The end of the records from `from` on that together take about so many bytes. */
export function chunkEnd(from: usize, bytes: usize): usize {
  const stop = from + bytes;
  while (from < end && from < stop) from = nextRecord(from);
  return from;
}

function nextRecord(record: usize): usize {
  return record + headBytes + ((<usize>load<u32>(record, capacityAt)) << 3);
}

/** Counts, in the table of 16-bit numbers that takes the place of `runTable`, how many texts of this worker have a run. */
export function countRuns(): void {
  memory.fill(table, 0, (<usize>1) << (tableBits - 3));
  for (let record = first; record < end; record = nextRecord(record)) {
    const stop = record + headBytes + ((<usize>load<u32>(record, countAt)) << 3);
    for (let run = record + headBytes; run < stop; run += 8) {
      const counter = counterOf(load<u64>(run));
      const count = load<u16>(counter);
      if (count < 0xffff) store<u16>(counter, count + 1);
    }
  }
}

function counterOf(hash: u64): usize {
  return table + ((<usize>(hash >> (68 - tableBits))) << 1);
}

/**
 * Orders the runs of every text from the rarest to the most frequent. A run becomes the class of its count in 6 bits and
 * 58 bits of its hash. Those that turn out to be in no other text are dropped.
 */
export function order(): void {
  for (let record = first; record < end; record = nextRecord(record)) {
    const runs = record + headBytes;
    const stop = runs + ((<usize>load<u32>(record, countAt)) << 3);
    let to = runs;
    for (let run = runs; run < stop; run += 8) {
      const hash = load<u64>(run);
      const count = <u32>load<u16>(counterOf(hash));
      if (count < 2) continue;
      const octave = 31 - clz(count);
      const half = (count >> (octave - 1)) & 1;
      store<u64>(to, ((<u64>(2 * octave + half)) << 58) | ((hash << 6) >> 6));
      to += 8;
    }
    const left = <i32>((to - runs) >> 3);
    const kept = canReach(load<i32>(record, sizeAt), left) ? left : 0;
    store<i32>(record, kept, countAt);
    if (kept > 0) sort(runs, to - 8);
  }
}

/** So many first runs of a text, of all its distinct ones, are tried: any text that reaches the threshold has one of them. */
function probedRuns(size: i32): i32 {
  return size - leastOverlap(size) + 1;
}

/** And so many of them stand in the index, where only larger texts look. */
function indexedRuns(size: i32): i32 {
  return size - overlapOf(2 * size) + 1;
}

/** `ids`: how many texts there are in all workers, which number them. `pairs`: how many pairs are told one by one. */
export function index(ids: i32, pairs: i32): void {
  let entries: i32 = 0;
  for (let record = first; record < end; record = nextRecord(record)) entries += entriesOf(record);
  bucketBits = max(4, 32 - <i32>clz(entries));
  buckets = claim((((<usize>1) << bucketBits) + 1) << 2);
  memory.fill(buckets, 0, (((<usize>1) << bucketBits) + 1) << 2);
  postings = claim((<usize>entries) << 4);
  settled = claim((<usize>entries) << 2);
  memory.fill(settled, 0, (<usize>entries) << 2);
  for (let record = first; record < end; record = nextRecord(record)) {
    const count = entriesOf(record);
    for (let run = 0; run < count; run++) {
      const bucket = bucketOf(keyOf(runOf(record, run)));
      store<u32>(bucket, load<u32>(bucket) + 1);
    }
  }
  // Each bucket's end, which becomes its start as postings fill it from behind.
  let sum: u32 = 0;
  const last = (<i32>1) << bucketBits;
  for (let bucket = 0; bucket <= last; bucket++) {
    const place = buckets + ((<usize>bucket) << 2);
    sum += load<u32>(place);
    store<u32>(place, sum);
  }
  for (let record = first; record < end; record = nextRecord(record)) {
    const count = entriesOf(record);
    for (let run = 0; run < count; run++) {
      const key = keyOf(runOf(record, run));
      const bucket = bucketOf(key);
      const slot = load<u32>(bucket) - 1;
      store<u32>(bucket, slot);
      const posting = postings + ((<usize>slot) << 4);
      store<u64>(posting, ((<u64>key) << 32) | load<u32>(record, sizeAt));
      const place = load<u32>(record, sizeAt) - load<u32>(record, countAt) + <u32>run;
      store<u64>(posting, ((<u64>place) << 32) | (<u64>record), 8);
    }
  }
  for (let bucket = 0; bucket < last; bucket++) {
    const from = load<u32>(buckets + ((<usize>bucket) << 2));
    const to = load<u32>(buckets + ((<usize>bucket) << 2) + 4);
    if (to - from > 1) sortPostings(postings + ((<usize>from) << 4), postings + ((<usize>(to - 1)) << 4));
  }
  parents = claim((<usize>ids) << 2);
  for (let id = 0; id < ids; id++) store<u32>(parents + ((<usize>id) << 2), id);
  edgeRoom = 1 << 16;
  edges = claim(<usize>edgeRoom * edgeBytes);
  pairsLeft = pairs;
}

function entriesOf(record: usize): i32 {
  const count = load<i32>(record, countAt);
  if (count == 0) return 0;
  const size = load<i32>(record, sizeAt);
  return min(count, max(0, indexedRuns(size) - (size - count)));
}

function runOf(record: usize, run: i32): u64 {
  return load<u64>(record + headBytes + ((<usize>run) << 3));
}

function keyOf(run: u64): u32 {
  return <u32>run;
}

function bucketOf(key: u32): usize {
  return buckets + ((<usize>(key >> (32 - bucketBits))) << 2);
}

/** Looks for partners of each text between two places: in `stage`, where those of other workers come in, or of its own. */
export function probe(from: usize, to: usize): void {
  for (let record = from; record < to; record = nextRecord(record))
    if (load<u32>(record, countAt) > 0) probeOne(record);
}

/** Pairs as ids, size of the intersection and of the union; 32 bits each. */
export function edgeTable(): usize {
  return edges;
}

/** How many there are since the last call. */
export function takeEdges(): i32 {
  const count = edgeCount;
  edgeCount = 0;
  return count;
}

/** True once a pair may have been left out. */
export function isCut(): bool {
  return skipped;
}

function probeOne(record: usize): void {
  stamp++;
  const size = load<i32>(record, sizeAt);
  const count = load<i32>(record, countAt);
  const tried = min(count, probedRuns(size) - (size - count));
  const least = <u64>leastOverlap(size);
  for (let run = 0; run < tried; run++) {
    const key = keyOf(runOf(record, run));
    const bucket = bucketOf(key);
    const from = postings + ((<usize>load<u32>(bucket)) << 4);
    const stop = postings + ((<usize>load<u32>(bucket, 4)) << 4);
    if (from == stop) continue;
    const start = lowerBound(from, stop, ((<u64>key) << 32) | least);
    if (start == stop || <u32>(load<u64>(start) >> 32) != key) continue;
    probeStretch(record, run, start, stop);
  }
}

/**
 * Postings of one run, from `start` on, by size and id. Once pairs are no longer told one by one, those from the start on
 * that are in one cluster are passed over as soon as the text is in it: many texts of one template take no longer than
 * as many others.
 */
function probeStretch(record: usize, run: i32, start: usize, stop: usize): void {
  const id = load<u32>(record, idAt);
  const size = load<i32>(record, sizeAt);
  const left = load<i32>(record, countAt) - run;
  const key = <u32>(load<u64>(start) >> 32);
  const told = pairsLeft > 0;
  const known = settled + ((start - postings) >> 2);
  const firstId = load<u32>(recordOf(start), idAt);
  let settledTo = start + ((<usize>load<u32>(known)) << 4);
  let posting = start;
  while (posting < stop) {
    if (!told && posting < settledTo && find(id) == find(firstId)) {
      skipped = true;
      posting = settledTo;
      continue;
    }
    const head = load<u64>(posting);
    const otherSize = <i32>(<u32>head);
    if (<u32>(head >> 32) != key || otherSize > size) break;
    const place = <i32>(load<u64>(posting, 8) >> 32);
    const isHopeless = min(left, otherSize - place) < overlapOf(size + otherSize);
    if (isHopeless && (told || posting != settledTo)) {
      posting += 16;
      continue;
    }
    const other = recordOf(posting);
    const otherId = load<u32>(other, idAt);
    // The smaller is found by the larger; of equal ones, the earlier by the later.
    if (otherSize == size && otherId >= id) break;
    if (!isHopeless) tryPair(record, other, run, place);
    if (!told && posting == settledTo && find(otherId) == find(firstId)) settledTo += 16;
    posting += 16;
  }
  if (!told) store<u32>(known, <u32>((settledTo - start) >> 4));
}

/** `place`: of the run among all of the other text. */
function tryPair(record: usize, other: usize, run: i32, place: i32): void {
  const otherRun = place - (load<i32>(other, sizeAt) - load<i32>(other, countAt));
  // The key is a part of the run only.
  if (runOf(other, otherRun) != runOf(record, run)) return;
  if (load<u32>(other, stampAt) == stamp) return;
  store<u32>(other, stamp, stampAt);
  const isSameGroup = load<u32>(other, groupAt) == load<u32>(record, groupAt);
  if (rule != 0 && isSameGroup != (rule == 1)) return;
  if (pairsLeft <= 0 && find(load<u32>(record, idAt)) == find(load<u32>(other, idAt))) {
    skipped = true;
    return;
  }
  compare(record, other, run, otherRun);
}

function recordOf(posting: usize): usize {
  return <usize>(<u32>load<u64>(posting, 8));
}

/** The first posting that is not below `wanted`. */
function lowerBound(from: usize, stop: usize, wanted: u64): usize {
  while (from < stop) {
    const middle = from + (((stop - from) >> 5) << 4);
    if (load<u64>(middle) < wanted) from = middle + 16;
    else stop = middle;
  }
  return from;
}

/** Runs `run` and `otherRun` are the first that both have. */
function compare(record: usize, other: usize, run: i32, otherRun: i32): void {
  const size = load<i32>(record, sizeAt);
  const otherSize = load<i32>(other, sizeAt);
  const needed = overlapOf(size + otherSize);
  let at = record + headBytes + ((<usize>run) << 3);
  let otherAt = other + headBytes + ((<usize>otherRun) << 3);
  const stop = record + headBytes + ((<usize>load<u32>(record, countAt)) << 3);
  const otherStop = other + headBytes + ((<usize>load<u32>(other, countAt)) << 3);
  // How many runs of each may still be found to be missing in the other.
  let spare = <i32>((stop - at) >> 3) - needed;
  let otherSpare = <i32>((otherStop - otherAt) >> 3) - needed;
  if (spare < 0 || otherSpare < 0) return;
  let overlap: i32 = 0;
  while (at < stop && otherAt < otherStop) {
    const one = load<u64>(at);
    const two = load<u64>(otherAt);
    if (one == two) {
      overlap++;
      at += 8;
      otherAt += 8;
    } else if (one < two) {
      if (--spare < 0) return;
      at += 8;
    } else {
      if (--otherSpare < 0) return;
      otherAt += 8;
    }
  }
  const union_ = size + otherSize - overlap;
  if (<f64>overlap / <f64>union_ < threshold) return;
  pairsLeft--;
  join(load<u32>(record, idAt), load<u32>(other, idAt));
  if (edgeCount == edgeRoom) {
    const larger = claim(<usize>edgeRoom * 2 * edgeBytes);
    memory.copy(larger, edges, <usize>edgeRoom * edgeBytes);
    edges = larger;
    edgeRoom *= 2;
  }
  const edge = edges + <usize>edgeCount * edgeBytes;
  store<u32>(edge, load<u32>(record, idAt));
  store<u32>(edge, load<u32>(other, idAt), 4);
  store<i32>(edge, overlap, 8);
  store<i32>(edge, union_, 12);
  edgeCount++;
}

function find(id: u32): u32 {
  let parent = load<u32>(parents + ((<usize>id) << 2));
  while (parent != id) {
    const above = load<u32>(parents + ((<usize>parent) << 2));
    store<u32>(parents + ((<usize>id) << 2), above);
    id = above;
    parent = load<u32>(parents + ((<usize>id) << 2));
  }
  return id;
}

function join(one: u32, two: u32): void {
  const a = find(one);
  const b = find(two);
  if (a < b) store<u32>(parents + ((<usize>b) << 2), a);
  else store<u32>(parents + ((<usize>a) << 2), b);
}

function claim(bytes: usize): usize {
  const place = top;
  const next = (top + bytes + 7) & ~7;
  // 4 GiB are all there is.
  if (next < top) unreachable();
  const pages = <i32>((<u64>next + 0xffff) >> 16) - memory.size();
  // In large steps: for the host each is a new buffer, which makes it collect its garbage.
  if (pages > 0 && memory.grow(max(pages, 512)) < 0 && memory.grow(pages) < 0) unreachable();
  top = next;
  return place;
}

function dropRepeated(runs: usize, count: i32): i32 {
  let kept = runs;
  const stop = runs + ((<usize>count) << 3);
  for (let run = runs + 8; run < stop; run += 8) {
    if (load<u64>(run) != load<u64>(kept)) {
      kept += 8;
      store<u64>(kept, load<u64>(run));
    }
  }
  return <i32>((kept - runs) >> 3) + 1;
}

/** Sorts numbers of 64 bits, from the first to the last. */
function sort(from: usize, to: usize): void {
  while (to > from && to - from > 192) {
    const pivot = middleOf(load<u64>(from), load<u64>(from + (((to - from) >> 4) << 3)), load<u64>(to));
    let low = from;
    let high = to;
    while (low <= high) {
      while (load<u64>(low) < pivot) low += 8;
      while (load<u64>(high) > pivot) high -= 8;
      if (low > high) break;
      const swapped = load<u64>(low);
      store<u64>(low, load<u64>(high));
      store<u64>(high, swapped);
      low += 8;
      high -= 8;
    }
    // The smaller part by itself, so that the calls do not nest deeply.
    if (<isize>(high - from) < <isize>(to - low)) {
      sort(from, high);
      from = low;
    } else {
      sort(low, to);
      to = high;
    }
  }
  for (let at = from + 8; at <= to; at += 8) {
    const value = load<u64>(at);
    let place = at;
    while (place > from && load<u64>(place - 8) > value) {
      store<u64>(place, load<u64>(place - 8));
      place -= 8;
    }
    store<u64>(place, value);
  }
}

function middleOf(a: u64, b: u64, c: u64): u64 {
  return max(min(a, b), min(max(a, b), c));
}

/** The same for postings: by key, size, and the place of the record, which is the order of ids. */
function sortPostings(from: usize, to: usize): void {
  while (to > from && to - from > 256) {
    const middle = from + (((to - from) >> 5) << 4);
    if (isBefore(middle, from)) swapPostings(middle, from);
    if (isBefore(to, from)) swapPostings(to, from);
    if (isBefore(to, middle)) swapPostings(to, middle);
    const pivot = load<u64>(middle);
    const pivotRecord = <u32>load<u64>(middle, 8);
    let low = from;
    let high = to;
    while (low <= high) {
      while (isBelow(low, pivot, pivotRecord)) low += 16;
      while (isAbove(high, pivot, pivotRecord)) high -= 16;
      if (low > high) break;
      swapPostings(low, high);
      low += 16;
      high -= 16;
    }
    if (<isize>(high - from) < <isize>(to - low)) {
      sortPostings(from, high);
      from = low;
    } else {
      sortPostings(low, to);
      to = high;
    }
  }
  for (let at = from + 16; at <= to; at += 16) {
    const value = v128.load(at);
    const key = load<u64>(at);
    const record = <u32>load<u64>(at, 8);
    let place = at;
    while (place > from && isAbove(place - 16, key, record)) {
      v128.store(place, v128.load(place - 16));
      place -= 16;
    }
    v128.store(place, value);
  }
}

function isBelow(posting: usize, key: u64, record: u32): bool {
  const own = load<u64>(posting);
  return own < key || (own == key && <u32>load<u64>(posting, 8) < record);
}

function isAbove(posting: usize, key: u64, record: u32): bool {
  const own = load<u64>(posting);
  return own > key || (own == key && <u32>load<u64>(posting, 8) > record);
}

function isBefore(one: usize, two: usize): bool {
  return isBelow(one, load<u64>(two), <u32>load<u64>(two, 8));
}

function swapPostings(one: usize, two: usize): void {
  const swapped = v128.load(one);
  v128.store(one, v128.load(two));
  v128.store(two, swapped);
}
