/** Token ids against tiktoken's own, compiled from its Rust. */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { get_encoding, type Tiktoken } from 'tiktoken';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cl100k, o200k, type Encoding } from '../../../../../analysis/metrics/text/tokens/encodings';
import { sharedFolder } from '../../../../shared';

const nasty: Record<string, string> = {
  empty: '',
  'special tokens': '<|endoftext|> and <|im_start|>user<|im_end|><|fim_prefix|>',
  emoji: '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇪🇺🇪 👍🏽👍🏿 ☃️',
  zalgo: 'Z̷̢̧̛͓̝̦̹̘̈́̓͝a̴̡̛̻͎̬̽̋̊l̵̰̾͛g̸̦̈́o̷̡͝',
  'control characters': 'a\u0000\u0000b\u0001\u001f\u007f\u0080\u0085c\u0000',
  'line ends': 'one\r\ntwo\n\r\n\r\r\n three\r\n\r\n   \n\t\n',
  'lone surrogates': 'a\ud800b\udc00\ud83d \ude00',
  'marks of byte order': '\ufeffBOM\ufeff \ufeff\ufeff',
  'white space of every kind': ' \u00a0\u2003\u3000\u200b\u2028\u2029\u1680\u180e x \u0085y',
  'long white space': `a${' '.repeat(5000)}b${'\t'.repeat(777)}\n${' '.repeat(300)}\n\n${'\n'.repeat(999)}end   `,
  contractions: "I'LL I'll 'tis don'T we'VE you'Re she'S 'ſ x'ſ it'd I'm 'M",
  'letters of many scripts': 'Привет мир, 你好世界, こんにちは, مرحبا بالعالم, नमस्ते दुनिया, ไทย ภาษา, ǅungla ʰʰ',
  numbers: '1234567890 3.14159e-10 ١٢٣٤٥ ⅷ ½ 1,000,000',
  code: 'def f(x):\n    return {"a": [x**2 for x in range(10)]}  # ok\n\n\tif (a != b) { c->d(); } //////\n',
  latex: '\\frac{\\partial f}{\\partial x} = \\sum_{i=1}^{n} x_i^{2} \\]',
  '3,000 capitals': 'A'.repeat(3000),
  '3,000 dashes': '-'.repeat(3000),
  '3,000 letters of three bytes': '的'.repeat(3000),
  'no two alike': Array.from({ length: 3000 }, (_, index) => String.fromCodePoint(0x4e00 + index * 7)).join(''),
};

/**
 * Latin, Greek, Cyrillic, Hebrew, punctuation, kana, ideographs, Hangul, pictures. tiktoken and this host may know
 * different versions of Unicode: in these spans none of the last ten changed what is a letter.
 */
const spans: readonly (readonly [min: number, max: number])[] = [
  [0x0, 0x24f],
  [0x391, 0x3c9],
  [0x400, 0x481],
  [0x5d0, 0x5ea],
  [0x2000, 0x2064],
  [0x3041, 0x3096],
  [0x4e00, 0x9fa5],
  [0xac00, 0xd7a3],
  [0x1f300, 0x1f5ff],
];
const longAssigned = fc.oneof(
  ...spans.map(([min, max]) => fc.integer({ min, max }).map((point) => String.fromCodePoint(point))),
);

describe.each([
  ['o200k_base', o200k],
  ['cl100k_base', cl100k],
] as const)('%s', (name, encoding: Encoding) => {
  let oracle: Tiktoken;
  beforeAll(async () => {
    oracle = get_encoding(name);
    await encoding.load();
  });
  afterAll(() => oracle.free());
  const expectEqual = (text: string): void => {
    const ids = encoding.counter().idsOf(text);
    expect(ids).toEqual(Array.from(oracle.encode_ordinary(text)));
    expect(encoding.counter().count(text)).toBe(ids.length);
  };

  it.each(Object.entries(nasty))('gives the ids of tiktoken: %s', (_, text) => expectEqual(text));
  it('gives the ids of tiktoken for any text', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: longAssigned }),
      fc.constantFrom(' ', '\n', '\r', "'s", "'", '  ', 'ing', 'The', '12', '/', '\t'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (parts) => expectEqual(parts.join(''))),
      { numRuns: 300 },
    );
  });
  it('counts 30,000 equal letters', () => {
    expectEqual('a'.repeat(30_000));
    // Here the oracle would take minutes: eight letters a token, as above.
    expect(encoding.counter().count(' '.repeat(2_000_000))).toBeGreaterThan(10_000);
    expect(encoding.counter().count('a'.repeat(1_000_000))).toBe(125_000);
  });
  it.skipIf(sharedFolder === null)('gives the ids of tiktoken for seed data', () => {
    const folder = path.join(sharedFolder ?? '', 'samples', 'data_agora_seed');
    for (const file of fs.readdirSync(folder)) expectEqual(fs.readFileSync(path.join(folder, file), 'utf8'));
  });
});
