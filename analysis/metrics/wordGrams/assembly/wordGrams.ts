/**
 * Splits texts into words and hashes runs of words. AssemblyScript, compiled to WebAssembly with SIMD.
 *
 * The host calls `reserve`, writes the bytes of some texts to `input` and n + 1 places to `offsets`, and calls `split`.
 * A byte is of a word when it is an ASCII letter, digit or underscore, or no ASCII at all; letters count as lower case.
 * That is what `wordsOf` says of ASCII; the host rewrites other words before, so that they stand here as they are compared.
 */

/** Loads of 16 bytes reach beyond a text, stores of lower case too. */
const slack: usize = 64;

const wordSeed: u64 = 0x9e3779b97f4a7c15;
const wordFactor: u64 = 0xff51afd7ed558ccd;
const mixFactor: u64 = 0xc4ceb9fe1a85ec53;
const gramBase: u64 = 0xa0761d6478bd642f;
const textBase: u64 = 0xe7037ed1a0b428db;

let inputs: usize = 0;
let places: usize = 0;
let words: usize = 0;
let wordEnds: usize = 0;
let grams: usize = 0;
let gramEnds: usize = 0;
let textHashes: usize = 0;
let marks: usize = 0;
let rows: i32 = 0;

/** Makes room for so many bytes in so many texts; what was there before is lost. */
export function reserve(bytes: usize, texts: usize): void {
  // Between two words stands a byte that is of none.
  const most = (bytes >> 1) + 1 + texts;
  let next: usize = (__heap_base + 15) & ~15;
  inputs = next;
  next = (next + bytes + slack + 15) & ~15;
  words = next;
  next += most * 8;
  grams = next;
  next += most * 8;
  textHashes = next;
  next += texts * 8;
  places = next;
  next += (texts + 1) * 4;
  wordEnds = next;
  next += texts * 4;
  gramEnds = next;
  next += texts * 4;
  marks = next;
  next += texts;
  const pages = <i32>((next + 0xffff) >> 16) - memory.size();
  // In large steps: for the host each is a new buffer, which makes it collect its garbage.
  if (pages > 0 && memory.grow(max(pages, 64)) < 0 && memory.grow(pages) < 0) unreachable();
}

/** Where the bytes go. */
export function input(): usize {
  return inputs;
}

/** Where the n + 1 places go, 32 bits each, from 0. */
export function offsets(): usize {
  return places;
}

/** For each text of `split` the end of its words in `wordHashes`; 32 bits. */
export function endsOfWords(): usize {
  return wordEnds;
}

/** Words of all texts; 64 bits each. */
export function wordHashes(): usize {
  return words;
}

/** For each text of `roll` the end of its runs in `gramHashes`; 32 bits. */
export function endsOfGrams(): usize {
  return gramEnds;
}

export function gramHashes(): usize {
  return grams;
}

/** For each text a hash of all its words in their order; 0 for a text without words; 64 bits. */
export function hashesOfTexts(): usize {
  return textHashes;
}

/** For each text 1 where `findOthers` saw a byte that is no ASCII. */
export function others(): usize {
  return marks;
}

/** Marks texts that are not all ASCII. Returns how many there are. */
export function findOthers(texts: i32): i32 {
  let found: i32 = 0;
  for (let text = 0; text < texts; text++) {
    let at = inputs + load<u32>(places + text * 4);
    const end = inputs + load<u32>(places + text * 4 + 4);
    let mark: u8 = 0;
    for (; at < end; at += 16) {
      let bits = i8x16.bitmask(v128.load(at));
      const left = <i32>end - <i32>at;
      if (left < 16) bits &= (1 << left) - 1;
      if (bits != 0) {
        mark = 1;
        found++;
        break;
      }
    }
    store<u8>(marks + text, mark);
  }
  return found;
}

/** Hashes the words of the texts, and each text. Returns how many words there are. */
export function split(texts: i32): i32 {
  rows = texts;
  let word = words;
  for (let text = 0; text < texts; text++) {
    const first = word;
    word = splitOne(inputs + load<u32>(places + text * 4), inputs + load<u32>(places + text * 4 + 4), word);
    store<i32>(wordEnds + text * 4, <i32>((word - words) >> 3));
    store<u64>(textHashes + text * 8, hashOfText(first, word));
  }
  return <i32>((word - words) >> 3);
}

/**
 * Hashes every run of n words. A text with fewer words, but not without any, has them all as its only run. Returns how
 * many runs there are.
 */
export function roll(n: i32): i32 {
  let leaving: u64 = 1;
  for (let power = 0; power < n; power++) leaving *= gramBase;
  let word = words;
  let gram = grams;
  for (let text = 0; text < rows; text++) {
    const first = word;
    const end = words + ((<usize>load<u32>(wordEnds + text * 4)) << 3);
    let hash: u64 = 0;
    const full = first + ((<usize>n) << 3);
    for (; word < end && word < full; word += 8) hash = hash * gramBase + load<u64>(word);
    if (word > first) {
      store<u64>(gram, mixed(hash));
      gram += 8;
    }
    for (; word < end; word += 8) {
      hash = hash * gramBase + load<u64>(word) - leaving * load<u64>(word - ((<usize>n) << 3));
      store<u64>(gram, mixed(hash));
      gram += 8;
    }
    store<i32>(gramEnds + text * 4, <i32>((gram - grams) >> 3));
  }
  return <i32>((gram - grams) >> 3);
}

function splitOne(from: usize, end: usize, to: usize): usize {
  let isInside = false;
  let start: usize = 0;
  for (let block = from; block < end; block += 64) {
    let bits = maskOf(block) | (maskOf(block + 16) << 16) | (maskOf(block + 32) << 32) | (maskOf(block + 48) << 48);
    const left = end - block;
    if (left < 64) bits &= ((<u64>1) << left) - 1;
    let borders = bits ^ ((bits << 1) | (<u64>isInside));
    while (borders != 0) {
      const at = block + <usize>ctz(borders);
      borders &= borders - 1;
      if (isInside) {
        store<u64>(to, hashOfWord(start, at));
        to += 8;
      } else start = at;
      isInside = !isInside;
    }
  }
  if (isInside) {
    store<u64>(to, hashOfWord(start, end));
    to += 8;
  }
  return to;
}

/** Which of 16 bytes are of words; those that are letters become lower case where they stand. */
function maskOf(at: usize): u64 {
  const bytes = v128.load(at);
  const capital = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x41)), i8x16.splat(26));
  const lower = v128.or(bytes, v128.and(capital, i8x16.splat(0x20)));
  v128.store(at, lower);
  const letter = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(26));
  const digit = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x30)), i8x16.splat(10));
  const underscore = i8x16.eq(lower, i8x16.splat(0x5f));
  const other = i8x16.lt_s(lower, i8x16.splat(0));
  return <u64>(<u32>i8x16.bitmask(v128.or(v128.or(letter, digit), v128.or(underscore, other))));
}

function hashOfWord(start: usize, end: usize): u64 {
  let hash: u64 = wordSeed * <u64>(end - start);
  while (end - start > 8) {
    hash = (hash ^ load<u64>(start)) * wordFactor;
    hash ^= hash >> 32;
    start += 8;
  }
  // Between 1 and 8 bytes are left.
  hash = (hash ^ (load<u64>(start) & (~(<u64>0) >> ((8 - (end - start)) << 3)))) * wordFactor;
  return mixed(hash);
}

function hashOfText(first: usize, end: usize): u64 {
  if (end == first) return 0;
  let hash: u64 = <u64>(end - first);
  for (let word = first; word < end; word += 8) hash = hash * textBase + load<u64>(word);
  // 0 means that there are no words.
  return mixed(hash) | 1;
}

function mixed(hash: u64): u64 {
  hash ^= hash >> 33;
  hash *= mixFactor;
  return hash ^ (hash >> 29);
}
