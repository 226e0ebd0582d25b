/**
 * Takes the wanted texts out of JSON records of millions, checking each record as a whole. AssemblyScript, compiled to
 * WebAssembly with SIMD. What it does not like (broken JSON, malformed UTF-8, a lone surrogate, a wanted text that is
 * missing or no text, an escape in a key, deep nesting, NaN) it leaves to the reader in JavaScript, whose word counts.
 *
 * The host writes bytes to `input`, a zero behind them, and calls `scanOne` or `scanMany`. Texts gather in columns, one a
 * field, until the host has copied them and calls `clear`.
 */

/**
 * Fields 0 and 1 must be texts; field 2 may be missing, or anything else. Beside these texts one field may be a whole
 * number that tells records apart; it may be missing, but no other thing.
 */
const fields: i32 = 3;
const requiredFields: i32 = 2;
const idField: i32 = 3;
const longestName: i32 = 64;
const deepestNesting: i32 = 64;

/** Loads and stores of 16 bytes may reach beyond what they are about. */
const slack: usize = 16;

export const longestInput: usize = 1 << 21;
export const mostRows: i32 = 1024;
/** A column that holds this many bytes wants to be copied before the next record. */
export const fullColumn: usize = 1 << 18;

const inputs: usize = memory.data((1 << 21) + 16);
const names: usize = memory.data(4 * 64);
const texts: usize = memory.data(3 * ((1 << 18) + (1 << 21) + 16));
const ends: usize = memory.data(3 * 1024 * 4);
const units: usize = memory.data(3 * 1024 * 4);
const presences: usize = memory.data(1024);
const ids: usize = memory.data(1024 * 4);
const newlines: usize = memory.data(1024 * 4);

const nameLengths = new StaticArray<i32>(fields + 1);
const columnEnds = new StaticArray<usize>(fields);
/** Of the record at hand, for each field. */
const isText = new StaticArray<bool>(fields);
const recordEnds = new StaticArray<usize>(fields);
const recordUnits = new StaticArray<i32>(fields);

let rows: i32 = 0;
let at: usize = 0;
let newline: i32 = 0;
let isLines: bool = false;
let sawEscape: bool = false;
let recordId: i32 = -1;

const quote: u8 = 0x22;
const comma: u8 = 0x2c;
const colon: u8 = 0x3a;
const openBracket: u8 = 0x5b;
const backslash: u8 = 0x5c;
const closeBracket: u8 = 0x5d;
const openBrace: u8 = 0x7b;
const closeBrace: u8 = 0x7d;

/** Where the host writes; at most `longestInput` bytes and the zero. */
export function input(): usize {
  return inputs;
}

/** Where the host writes the name of a field, UTF-8, at most 64 bytes. */
export function name(field: i32): usize {
  return names + field * longestName;
}

export function setNameLength(field: i32, length: i32): void {
  unchecked((nameLengths[field] = length));
}

/** Where the texts of a field lie, one after another. */
export function text(field: i32): usize {
  return texts + <usize>field * (fullColumn + longestInput + slack);
}

/** How many bytes they take. */
export function textBytes(field: i32): usize {
  return unchecked(columnEnds[field]) - text(field);
}

/** For each row the end of its text, counted from `text(field)`; 32 bits. */
export function textEnds(field: i32): usize {
  return ends + field * mostRows * 4;
}

/** For each row the length of its text in UTF-16 units; 32 bits. */
export function textUnits(field: i32): usize {
  return units + field * mostRows * 4;
}

/** For each row 1 where field 2 is a text that is not empty, else 0; 8 bits. */
export function presence(): usize {
  return presences;
}

/** For each row its number, below ten millions; −1 where it has none; 32 bits. */
export function rowIds(): usize {
  return ids;
}

/** For each row how many newlines of the input stand before it; 32 bits. */
export function rowNewlines(): usize {
  return newlines;
}

export function rowCount(): i32 {
  return rows;
}

/** Forgets the rows. */
export function clear(): void {
  rows = 0;
  for (let field = 0; field < fields; field++) unchecked((columnEnds[field] = text(field)));
}

/** Adds the one record of the input as a row. False: it is left to the reader, and no row is added. */
export function scanOne(length: usize): bool {
  at = inputs;
  isLines = false;
  if (!takeRecord()) return false;
  skipSpace();
  if (at != inputs + length) return false;
  addRow(0);
  return true;
}

/**
 * Adds records as rows, from the byte `from` of the input on, up to the first that is left to the reader or is not whole,
 * or until the columns are full. Returns where that is. `lines`: one record a line, which ends in a newline; else
 * elements of a list, each up to its closing brace. `seen`: newlines of the input before `from`.
 */
export function scanMany(from: usize, lines: bool, seen: i32): usize {
  at = inputs + from;
  isLines = lines;
  newline = seen;
  let taken = at;
  while (!isFull()) {
    if (lines) skipEmptyLines();
    else skipToElement();
    const before = newline;
    taken = at;
    if (!takeRecord() || (lines && !takeLineEnd())) {
      newline = before;
      break;
    }
    addRow(before);
    taken = at;
  }
  return taken - inputs;
}

/** Newlines of the input up to where `scanMany` stopped. */
export function seenNewlines(): i32 {
  return newline;
}

/** True where `clear` must come before the next record. */
export function isFull(): bool {
  for (let field = 0; field < fields; field++) if (textBytes(field) >= fullColumn) return true;
  return rows == mostRows;
}

function skipEmptyLines(): void {
  while (load<u8>(at) == 0x0a || load<u16>(at) == 0x0a0d) {
    at += load<u8>(at) == 0x0a ? 1 : 2;
    newline++;
  }
}

function takeLineEnd(): bool {
  if (skipSpace() != 0x0a) return false;
  at++;
  newline++;
  return true;
}

function skipToElement(): void {
  while (skipSpace() == comma) at++;
}

/** One record, from `at` to behind its closing brace; its texts lie behind those of the rows. */
function takeRecord(): bool {
  for (let field = 0; field < fields; field++) {
    unchecked((isText[field] = false));
    unchecked((recordEnds[field] = columnEnds[field]));
    unchecked((recordUnits[field] = 0));
  }
  recordId = -1;
  if (skipSpace() != openBrace || !takeMembers()) return false;
  for (let field = 0; field < requiredFields; field++) if (!unchecked(isText[field])) return false;
  return true;
}

function addRow(before: i32): void {
  const start = unchecked(columnEnds[requiredFields]);
  for (let field = 0; field < fields; field++) {
    const end = unchecked(recordEnds[field]);
    unchecked((columnEnds[field] = end));
    store<u32>(textEnds(field) + rows * 4, <u32>(end - text(field)));
    store<u32>(textUnits(field) + rows * 4, unchecked(recordUnits[field]));
  }
  store<bool>(presences + rows, unchecked(recordEnds[requiredFields]) > start);
  store<i32>(ids + rows * 4, recordId);
  store<i32>(newlines + rows * 4, before);
  rows++;
}

/** The members of the record's own object, from its opening brace to behind its closing one. */
function takeMembers(): bool {
  at++;
  let next = skipSpace();
  if (next == closeBrace) {
    at++;
    return true;
  }
  while (true) {
    if (next != quote) return false;
    const start = ++at;
    sawEscape = false;
    if (!skipString() || sawEscape) return false;
    const field = fieldNamed(start, <i32>(at - start) - 1);
    if (skipSpace() != colon) return false;
    at++;
    next = skipSpace();
    if (field == idField) {
      if (!takeId()) return false;
    } else if (field >= 0) {
      // Of duplicate keys the last counts.
      const startsText = next == quote;
      unchecked((isText[field] = startsText));
      if (!(startsText ? copyString(field) : skipNoText(field))) return false;
    } else if (!skipValue(0)) return false;
    next = skipSpace();
    if (next == closeBrace) {
      at++;
      return true;
    }
    if (next != comma) return false;
    at++;
    next = skipSpace();
  }
}

/** A whole number of at most seven digits. What follows it is looked at next, and would make it another number. */
function takeId(): bool {
  const start = at;
  let value: i32 = 0;
  while (isDigit(load<u8>(at)) && at < start + 7) value = value * 10 + (load<u8>(at++) - 0x30);
  recordId = value;
  return at > start && (at == start + 1 || load<u8>(start) != 0x30);
}

function skipNoText(field: i32): bool {
  unchecked((recordEnds[field] = columnEnds[field]));
  unchecked((recordUnits[field] = 0));
  return skipValue(0);
}

function fieldNamed(start: usize, length: i32): i32 {
  for (let field = 0; field <= idField; field++) {
    if (unchecked(nameLengths[field]) == length && memory.compare(start, name(field), length) == 0) return field;
  }
  return -1;
}

/** Moves to the next byte that is no white space, and gives it. Between lines a newline is none. */
function skipSpace(): u8 {
  let byte = load<u8>(at);
  while (byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09) {
    if (byte == 0x0a) {
      if (isLines) return byte;
      newline++;
    }
    byte = load<u8>(++at);
  }
  return byte;
}

function skipValue(depth: i32): bool {
  const first = load<u8>(at);
  if (first == quote) {
    at++;
    return skipString();
  }
  if (first == openBrace || first == openBracket) return depth < deepestNesting && skipNested(first, depth + 1);
  if (first == 0x74) return skipWord(0x65757274, 4); // true
  if (first == 0x66) return skipWord(0x736c6166, 4) && load<u8>(at++) == 0x65; // fals, e
  if (first == 0x6e) return skipWord(0x6c6c756e, 4); // null
  return skipNumber();
}

/** `word` is how four letters load on a little-endian machine, which WebAssembly is. */
function skipWord(word: u32, length: usize): bool {
  if (load<u32>(at) != word) return false;
  at += length;
  return true;
}

/** An object or array, from its opening bracket to behind its closing one. */
function skipNested(open: u8, depth: i32): bool {
  const isObject = open == openBrace;
  const close = isObject ? closeBrace : closeBracket;
  at++;
  let next = skipSpace();
  if (next == close) {
    at++;
    return true;
  }
  while (true) {
    if (isObject) {
      if (next != quote) return false;
      at++;
      if (!skipString() || skipSpace() != colon) return false;
      at++;
      skipSpace();
    }
    if (!skipValue(depth)) return false;
    next = skipSpace();
    if (next == close) {
      at++;
      return true;
    }
    if (next != comma) return false;
    at++;
    next = skipSpace();
  }
}

function isDigit(byte: u8): bool {
  return <u8>(byte - 0x30) < 10;
}

function skipDigits(): bool {
  if (!isDigit(load<u8>(at))) return false;
  while (isDigit(load<u8>(at))) at++;
  return true;
}

/** A number that might be too large for a double is left to the reader, which says so. */
function skipNumber(): bool {
  if (load<u8>(at) == 0x2d) at++;
  const whole = at;
  if (load<u8>(at) == 0x30) at++;
  else if (!skipDigits() || at > whole + 200) return false;
  if (load<u8>(at) == 0x2e) {
    at++;
    if (!skipDigits()) return false;
  }
  if ((load<u8>(at) | 0x20) != 0x65) return true;
  const sign = load<u8>(++at);
  if (sign == 0x2b || sign == 0x2d) at++;
  const exponent = at;
  return skipDigits() && (sign == 0x2d || at <= exponent + 2);
}

/** Bit i is set where byte i ends a run of plain ASCII: a quote, a backslash, a control character, or no ASCII. */
function notPlain(bytes: v128): i32 {
  const controlOrHigh = i8x16.lt_s(bytes, i8x16.splat(0x20));
  const quotes = i8x16.eq(bytes, i8x16.splat(quote));
  const backslashes = i8x16.eq(bytes, i8x16.splat(backslash));
  return i8x16.bitmask(v128.or(controlOrHigh, v128.or(quotes, backslashes)));
}

/** From behind a string's opening quote to behind its closing one. */
function skipString(): bool {
  while (true) {
    const stops = notPlain(v128.load(at));
    if (stops == 0) {
      at += 16;
      continue;
    }
    at += ctz(stops);
    let byte = load<u8>(at);
    if (byte == quote) {
      at++;
      return true;
    }
    if (byte == backslash) {
      sawEscape = true;
      if (load<u8>(at + 1) == 0x75) {
        if (hexadecimal(at + 2) < 0) return false;
        at += 6;
      } else {
        if (plainEscape(load<u8>(at + 1)) == 0) return false;
        at += 2;
      }
      continue;
    }
    if (byte < 0x80) return false;
    do {
      const length = utf8Length(at);
      if (length == 0) return false;
      at += length;
      byte = load<u8>(at);
    } while (byte >= 0x80);
  }
}

/** As `skipString`, from the opening quote on; the text goes to the field's column, its escapes resolved. */
function copyString(field: i32): bool {
  at++;
  let to = unchecked(columnEnds[field]);
  // Beside each byte of the text stands one UTF-16 unit, but for these.
  let fewer: i32 = 0;
  while (true) {
    const bytes = v128.load(at);
    v128.store(to, bytes);
    const stops = notPlain(bytes);
    if (stops == 0) {
      at += 16;
      to += 16;
      continue;
    }
    const plain = ctz(stops);
    at += plain;
    to += plain;
    let byte = load<u8>(at);
    if (byte == quote) {
      at++;
      unchecked((recordEnds[field] = to));
      unchecked((recordUnits[field] = <i32>(to - columnEnds[field]) - fewer));
      return true;
    }
    if (byte == backslash) {
      if (load<u8>(at + 1) == 0x75) {
        const code = codePointAt(at);
        if (code < 0) return false;
        const length = storeUtf8(to, code);
        to += length;
        fewer += fewerUnits(length);
      } else {
        const meant = plainEscape(load<u8>(at + 1));
        if (meant == 0) return false;
        store<u8>(to++, meant);
        at += 2;
      }
      continue;
    }
    if (byte < 0x80) return false;
    do {
      const length = utf8Length(at);
      if (length == 0) return false;
      // Four bytes hold each of them; the next character overwrites what is too much.
      store<u32>(to, load<u32>(at));
      at += length;
      to += length;
      fewer += fewerUnits(length);
      byte = load<u8>(at);
    } while (byte >= 0x80);
  }
}

/** How many UTF-16 units fewer than bytes a character of `length` bytes has: two units from four bytes on. */
function fewerUnits(length: i32): i32 {
  return length - 1 - (length >> 2);
}

/** What the letter behind a backslash means; 0 where it means nothing. */
function plainEscape(letter: u8): u8 {
  switch (letter) {
    case 0x22:
    case 0x2f:
    case 0x5c:
      return letter;
    case 0x62:
      return 0x08;
    case 0x66:
      return 0x0c;
    case 0x6e:
      return 0x0a;
    case 0x72:
      return 0x0d;
    case 0x74:
      return 0x09;
    default:
      return 0;
  }
}

/** The character of the escape `\uXXXX`, or of the two that make a pair, and moves behind it. −1: half a pair, or none. */
function codePointAt(start: usize): i32 {
  const first = hexadecimal(start + 2);
  at = start + 6;
  if (first < 0xd800 || first > 0xdfff) return first;
  if (first > 0xdbff || load<u16>(at) != 0x755c) return -1; // `\u` on a little-endian machine
  const second = hexadecimal(start + 8);
  if (second < 0xdc00 || second > 0xdfff) return -1;
  at = start + 12;
  return 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
}

/** The value of four hexadecimal digits; −1 where they are none. */
function hexadecimal(start: usize): i32 {
  let value: i32 = 0;
  for (let index: usize = 0; index < 4; index++) {
    const byte = load<u8>(start + index);
    const letter = <u8>((byte | 0x20) - 0x61);
    if (isDigit(byte)) value = (value << 4) | (byte - 0x30);
    else if (letter < 6) value = (value << 4) | (letter + 10);
    else return -1;
  }
  return value;
}

/** Writes a character that is no surrogate. Returns its length in bytes. */
function storeUtf8(to: usize, code: i32): i32 {
  if (code < 0x80) {
    store<u8>(to, code);
    return 1;
  }
  if (code < 0x800) {
    store<u8>(to, 0xc0 | (code >> 6));
    store<u8>(to + 1, 0x80 | (code & 0x3f));
    return 2;
  }
  if (code < 0x10000) {
    store<u8>(to, 0xe0 | (code >> 12));
    store<u8>(to + 1, 0x80 | ((code >> 6) & 0x3f));
    store<u8>(to + 2, 0x80 | (code & 0x3f));
    return 3;
  }
  store<u8>(to, 0xf0 | (code >> 18));
  store<u8>(to + 1, 0x80 | ((code >> 12) & 0x3f));
  store<u8>(to + 2, 0x80 | ((code >> 6) & 0x3f));
  store<u8>(to + 3, 0x80 | (code & 0x3f));
  return 4;
}

/** Length of the well-formed character that is no ASCII (Unicode 15, table 3-7); 0 where it is malformed. */
function utf8Length(start: usize): i32 {
  const first = load<u8>(start);
  const second = load<u8>(start + 1);
  if (first < 0xc2) return 0;
  if (first < 0xe0) return isTrail(second) ? 2 : 0;
  if (first < 0xf0) {
    if (!isTrail(second) || !isTrail(load<u8>(start + 2))) return 0;
    if (first == 0xe0) return second >= 0xa0 ? 3 : 0;
    if (first == 0xed) return second < 0xa0 ? 3 : 0;
    return 3;
  }
  if (first > 0xf4 || !isTrail(second) || !isTrail(load<u8>(start + 2)) || !isTrail(load<u8>(start + 3))) return 0;
  if (first == 0xf0) return second >= 0x90 ? 4 : 0;
  if (first == 0xf4) return second < 0x90 ? 4 : 0;
  return 4;
}

function isTrail(byte: u8): bool {
  return (byte & 0xc0) == 0x80;
}
