/**
 * Texts of about a kilobyte as a file, made from a seed: words by Zipf's law and phrases that come again and again. Among
 * them some are planted: near-duplicates, exact duplicates, and texts with a part of a test item.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TextBatch } from '../../../analysis/pool/textBatch';

export interface Corpus {
  readonly texts: number;
  readonly bytes: number;
  /** Near-duplicates as pairs of the earlier and the later text; at least 0.8 similar by construction. */
  readonly near: readonly (readonly [number, number])[];
  /** Exact duplicates but for case and punctuation, in the same way. */
  readonly exact: readonly (readonly [number, number])[];
  /** Texts with 13 to 40 words in a row of a test item, and the item. */
  readonly contaminated: readonly (readonly [text: number, item: number])[];
  readonly items: readonly string[];
  read(): AsyncIterable<TextBatch>;
  remove(): void;
}

const batchTexts = 4096;
const itemCount = 20_000;

/** Words drawn from this many slots, the more frequent ones in many. */
const slots = 1 << 16;

type Random = () => number;

/** Whole numbers of 32 bits (Marsaglia 2003, xorshift). */
function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

function makeLanguage() {
  const random = randomFrom(1);
  const letters = 'etaoinshrdlucmfwypvbgkjqxz';
  const known = new Set<string>();
  while (known.size < 30_000) {
    const length = 2 + (random() % 5) + (random() % 5);
    known.add(Array.from({ length }, () => letters.charAt(Math.min(random() % 26, random() % 26))).join(''));
  }
  const words = [...known];
  const weights = words.map((_, rank) => 1 / (rank + 2.7));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const drawn: string[] = [];
  words.forEach((word, rank) => {
    const share = Math.round(((weights[rank] ?? 0) / total) * slots);
    for (let copy = 0; copy < Math.max(1, share); copy++) drawn.push(word);
  });
  const word = (from: Random): string => drawn[from() % drawn.length] ?? '';
  const phrases = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 3 + (random() % 6) }, () => word(random)).join(' '),
  );
  return { word, phrase: (from: Random) => phrases[Math.min(from() % 20_000, from() % 20_000)] ?? '' };
}

type Language = ReturnType<typeof makeLanguage>;

function plainText({ word, phrase }: Language, random: Random, length: number): string {
  let text = word(random);
  while (text.length < length) text += ` ${random() % 8 === 0 ? phrase(random) : word(random)}`;
  return text;
}

/** Every hundredth text is of each planted kind. */
const kinds: Readonly<Record<number, 'near' | 'exact' | 'contaminated'>> = {
  57: 'near',
  58: 'exact',
  31: 'contaminated',
};

export function makeCorpus(texts: number): Corpus {
  const language = makeLanguage();
  const items = Array.from({ length: itemCount }, (_, item) =>
    plainText(language, randomFrom(-item - 2), 250 + (item % 500)),
  );
  const planted = {
    near: [] as [number, number][],
    exact: [] as [number, number][],
    contaminated: [] as [number, number][],
  };

  const original = (text: number): string => {
    const random = randomFrom(text);
    return plainText(language, random, 850 + (random() % 300));
  };
  const textOf = (text: number): string => {
    const kind = text < 200 ? undefined : kinds[text % 100];
    const random = randomFrom(text ^ 0x2545f491);
    // An earlier text of no kind: its last digits are 0 to 29.
    const base = (random() % Math.floor(text / 100)) * 100 + (random() % 30);
    switch (kind) {
      case undefined:
        return original(text);
      case 'near': {
        planted.near.push([base, text]);
        const words = original(base).split(' ');
        for (let changes = 1 + (random() % 3); changes > 0; changes--) words[random() % words.length] = `x${random()}`;
        return words.join(' ');
      }
      case 'exact':
        planted.exact.push([base, text]);
        return `${original(base).toUpperCase().replaceAll(' ', ', ')}.`;
      case 'contaminated': {
        const item = random() % itemCount;
        planted.contaminated.push([text, item]);
        const words = (items[item] ?? '').split(' ');
        const length = Math.min(words.length, 13 + (random() % 28));
        const first = random() % (words.length - length + 1);
        return `${original(text)} ${words.slice(first, first + length).join(' ')} ${language.word(random)}`;
      }
    }
  };

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-texts-'));
  const file = fs.openSync(path.join(folder, 'texts'), 'w+');
  const batches: { readonly start: number; readonly offsets: Int32Array }[] = [];
  let bytes = 0;
  for (let first = 0; first < texts; first += batchTexts) {
    const count = Math.min(batchTexts, texts - first);
    const offsets = new Int32Array(count + 1);
    let all = '';
    for (let row = 0; row < count; row++) {
      // Every character is one byte.
      all += textOf(first + row);
      offsets[row + 1] = all.length;
    }
    fs.writeSync(file, all, bytes, 'latin1');
    batches.push({ start: bytes, offsets });
    bytes += all.length;
  }
  return {
    texts,
    bytes,
    ...planted,
    items,
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous; this reads from the page cache.
    async *read() {
      for (const [index, { start, offsets }] of batches.entries()) {
        const content = new Uint8Array(offsets.at(-1) ?? 0);
        fs.readSync(file, content, 0, content.length, start);
        const count = offsets.length - 1;
        yield {
          ordinals: Int32Array.from({ length: count }, (_, row) => index * batchTexts + row),
          instructions: { bytes: content, offsets: offsets.slice() },
          responses: { bytes: new Uint8Array(0), offsets: new Int32Array(count + 1) },
        };
      }
    },
    remove() {
      fs.closeSync(file);
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
