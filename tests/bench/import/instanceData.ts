/**
 * The archive that is read: instances of about 1 kB as data-agora writes them, the same bytes on every machine. Made once
 * and kept in the user's cache folder, one folder a size; any of it may be removed.
 */
import fs from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { cacheFolder } from '../../../build/setup/paths.mjs';
import { quoted, runNative } from './nativeDuckDb';

export interface InstanceData {
  readonly instances: number;
  /** A folder with one file each. */
  readonly jsonl: string;
  readonly parquet: string;
}

/** Makes what is missing. */
export async function instanceData(instances: number, say: (message: string) => void): Promise<InstanceData> {
  const folder = path.join(cacheFolder(), 'bench', `instances-${instances}`);
  const file = (kind: string) => path.join(folder, kind, `instance_generation_math_gpt-4o-2024-08-06.${kind}`);
  const [jsonl, parquet] = [file('jsonl'), file('parquet')];
  if (!fs.existsSync(jsonl)) {
    say(`import: making ${instances} instances in ${folder}`);
    await makeWhole(jsonl, (aside) => writeJsonl(aside, instances));
  }
  if (!fs.existsSync(parquet)) {
    say('import: making the same as Parquet');
    await makeWhole(parquet, (aside) => copyToParquet(jsonl, aside));
  }
  return { instances, jsonl, parquet };
}

/** What is broken off halfway is made anew. */
async function makeWhole(file: string, make: (aside: string) => Promise<void>): Promise<void> {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const aside = path.join(path.dirname(path.dirname(file)), `${path.basename(file)}.making`);
  await make(aside);
  fs.renameSync(aside, file);
}

async function copyToParquet(jsonl: string, parquet: string): Promise<void> {
  const rows = `SELECT * FROM read_ndjson(${quoted(jsonl)})`;
  await runNative(':memory:', [`COPY (${rows}) TO ${quoted(parquet)} (FORMAT parquet, COMPRESSION zstd)`]);
}

async function writeJsonl(file: string, instances: number): Promise<void> {
  const random = seededRandom(20_241_105);
  const phrases = Array.from({ length: 40_000 }, () => escaped(phrase(random)));
  const stream = fs.createWriteStream(file, { highWaterMark: 1 << 22 });
  let lines = '';
  for (let index = 0; index < instances; index += 1) {
    const instruction = text(random, phrases, 18);
    const response = text(random, phrases, 56);
    lines += `{"instruction": "${instruction}", "response": "${response}", "config": "gpt-4o-2024-08-06"}\n`;
    if (lines.length < 1 << 20 && index < instances - 1) continue;
    if (!stream.write(lines)) await once(stream, 'drain');
    lines = '';
  }
  stream.end();
  await once(stream, 'close');
}

const words = `the of and to in a is that for number when each find total how many if value let function return list
  with are so we then sum equal first second point line step answer model data given prove triangle train test string
  integer random price week students house water energy question language example result because therefore however
  between during whether possible different important about people system information time three percent million year
  naïve façade Σx αβγ 数学 を計算 прямая señor über 🙂 → ≤ × résumé`
  .split(/\s+/)
  .filter(Boolean);
const breaks = ['\n', '\n\n', ' "quoted" ', '\t', ' \\frac{a}{b} ', '\n- ', '. ', ', ', ': `code` ', ' = ', '? ', '; '];

/** One to three words, and what stands between sentences after every third. */
function phrase(random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  // A common word is common: the square draws the beginning of the list more often.
  const word = () => words[Math.floor(random() ** 2 * words.length)]!;
  const number = () => String(Math.floor(random() * 10_000));
  const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, () => (random() < 0.12 ? number() : word()));
  return parts.join(' ') + (random() < 0.33 ? pick(breaks) : ' ');
}

/** Between half of `phrasesMean` and half as much again. */
function text(random: () => number, phrases: readonly string[], phrasesMean: number): string {
  const count = Math.round(phrasesMean * (0.5 + random()));
  let made = '';
  for (let index = 0; index < count; index += 1) made += phrases[Math.floor(random() * phrases.length)]!;
  return made;
}

/** As it stands between the quotes of JSON; Python's own writer escapes what is not ASCII, so every other one does. */
function escaped(plain: string): string {
  const json = JSON.stringify(plain).slice(1, -1);
  return plain.length % 2 === 0
    ? json
    : json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Numbers from 0 to 1, the same for the same seed: mulberry32 by Tommy Ettinger (public domain). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
