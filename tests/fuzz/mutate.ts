/** What goes wrong with files on their way to the user, and what never does. */
import type { Random } from './random';

type Mutation = (bytes: Uint8Array, random: Random, others: readonly Uint8Array[]) => Uint8Array;

const utf8 = new TextEncoder();

/** Bytes that readers stumble over. */
const tokens: readonly Uint8Array[] = [
  ...['NaN', 'Infinity', '-Infinity', 'null', 'true', '[]', '{}', '""', '-', '.', '0x1F', '1e999', '-1e308', '1e-400'],
  ...[
    '9'.repeat(400),
    `0.${'3'.repeat(300)}`,
    '\r\n',
    '\n',
    '\n\n',
    '\r',
    '\t',
    ' ',
    ',',
    ',,',
    ':',
    ';',
    '"',
    "'",
    '\\',
  ],
  ...['\u0000', '\ufeff', '\u2028', '\ufffd', '😀', 'é', '\\u0000', '\\ud800', '\\x', '"""', '""""'],
  ...[
    '[',
    ']',
    '{',
    '}',
    '['.repeat(3000),
    '{"a":'.repeat(1000),
    ']}'.repeat(50),
    '- '.repeat(300),
    '&a [*a]',
    '!!js x',
  ],
  ...['"__proto__":{"x":1},', '"constructor":null,', '"toString":1,', 'x'.repeat(5000), '#', '---\n', '<<: ', '? '],
]
  .map((text) => utf8.encode(text))
  .concat(
    [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0x80], [0, 0, 0, 0]].map((bytes) =>
      Uint8Array.from(bytes),
    ),
  );

function replaced(bytes: Uint8Array, start: number, end: number, by: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, start), by, bytes.subarray(end)]);
}

/** A stretch of up to `longest` bytes. */
function stretch(bytes: Uint8Array, random: Random, longest: number): readonly [start: number, end: number] {
  const start = random.whole(bytes.length + 1);
  return [start, Math.min(bytes.length, start + random.whole(longest) + 1)];
}

const flip: Mutation = (bytes, random) => {
  const copy = Uint8Array.from(bytes);
  for (let count = random.whole(8); count >= 0 && copy.length > 0; count--)
    copy[random.whole(copy.length)] = random.whole(256);
  return copy;
};

const flipBit: Mutation = (bytes, random) => {
  const copy = Uint8Array.from(bytes);
  if (copy.length > 0) {
    const at = random.whole(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.whole(8));
  }
  return copy;
};

const cutEnd: Mutation = (bytes, random) => bytes.subarray(0, random.whole(bytes.length + 1));

const cutStart: Mutation = (bytes, random) => bytes.subarray(random.whole(Math.min(bytes.length + 1, 200)));

const cutMiddle: Mutation = (bytes, random) => {
  const [start, end] = stretch(bytes, random, 200);
  return replaced(bytes, start, end, new Uint8Array(0));
};

const duplicate: Mutation = (bytes, random) => {
  const [start, end] = stretch(bytes, random, 400);
  return replaced(bytes, end, end, bytes.subarray(start, end));
};

const insertToken: Mutation = (bytes, random) => {
  const at = random.pick([0, bytes.length, random.whole(bytes.length + 1), random.whole(bytes.length + 1)]);
  return replaced(bytes, at, at, random.pick(tokens));
};

const overwriteByToken: Mutation = (bytes, random) => {
  const token = random.pick(tokens);
  const at = random.whole(bytes.length + 1);
  return replaced(bytes, at, Math.min(bytes.length, at + token.length), token);
};

/** A value of the document by a token: numbers and words are where readers look. */
const replaceWord: Mutation = (bytes, random) => {
  const text = Buffer.from(bytes).toString('latin1');
  const words = [...text.matchAll(/-?\d+(\.\d+)?(e[-+]?\d+)?|"[^"]{0,80}"|true|false|null/g)];
  if (words.length === 0) return bytes;
  const word = random.pick(words);
  return replaced(bytes, word.index, word.index + word[0].length, random.pick(tokens));
};

const splice: Mutation = (bytes, random, others) => {
  const other = random.pick(others);
  return Buffer.concat([
    bytes.subarray(0, random.whole(bytes.length + 1)),
    other.subarray(random.whole(other.length + 1)),
  ]);
};

const swapLines: Mutation = (bytes, random) => {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const [a, b] = [random.whole(lines.length), random.whole(lines.length)];
  [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  return Buffer.from(lines.join('\n'), 'latin1');
};

const carriageReturns: Mutation = (bytes) =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\n', '\r\n'), 'latin1');

const mutations: readonly Mutation[] = [
  flip,
  flipBit,
  cutEnd,
  cutStart,
  cutMiddle,
  duplicate,
  insertToken,
  insertToken,
  overwriteByToken,
  replaceWord,
  replaceWord,
  splice,
  swapLines,
  carriageReturns,
];

/** The bytes after one to four things went wrong with them; `others` are what they may be mixed up with. */
export function mutate(bytes: Uint8Array, random: Random, others: readonly Uint8Array[]): Uint8Array {
  let mutated = bytes;
  for (let count = random.whole(4); count >= 0; count--) mutated = random.pick(mutations)(mutated, random, others);
  return mutated;
}

/** Changes inside one line that leave its end where it is. */
export function mutateLine(line: Uint8Array, random: Random, others: readonly Uint8Array[]): Uint8Array {
  return mutate(line, random, others).filter((byte) => byte !== 0x0a && byte !== 0x0d);
}
