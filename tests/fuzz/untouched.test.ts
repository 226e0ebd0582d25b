/**
 * A record whose bytes nobody touched is read, whatever became of those around it. Inputs are the same every time; see
 * `inputsPerReader` for how many.
 */
import { MessageReader } from 'apache-arrow';
import { parquetMetadata } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { ArtifactKind, Batch } from '../../analysis/archive/kind';
import { artifactKinds } from '../../analysis/archive/kinds';
import { instanceRows, source } from '../analysis/archive/sources';
import { chunkSizeFor, inputsPerReader, onInput } from './inputs';
import { mutate, mutateLine } from './mutate';
import { createRandom, type Random } from './random';
import { readAll, watched } from './reading';
import { allContents, isFlat, seeds, type Row, type Seed } from './seeds';

const long = 3_600_000;

/** A file made of parts, and which of its records stand in which part; records are counted from 0. */
interface Parts {
  readonly path: string;
  /** What comes before the first part, the parts, what comes after the last. */
  readonly before: Uint8Array;
  readonly parts: readonly { readonly content: Uint8Array; readonly records: number }[];
  readonly after: Uint8Array;
}

/** Rows that have a line, as text, by that line. */
function rowsByLine(batches: readonly Batch[]): ReadonlyMap<number, readonly string[]> {
  const byLine = new Map<number, string[]>();
  const add = (line: number | null, row: unknown) => {
    if (line !== null) byLine.set(line, [...(byLine.get(line) ?? []), JSON.stringify(row)]);
  };
  for (const batch of batches) {
    if (batch.table === 'instances')
      for (const { line, instruction, response, label } of instanceRows(batch.rows))
        add(line, { instruction, response, label });
    if (batch.table === 'items') for (const row of batch.rows) add(row.line, row);
  }
  return byLine;
}

/** Instances as text, in their order. A broken record may count as several, so that those behind it have other places. */
async function recordsOf(kind: ArtifactKind, file: ReturnType<typeof source>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const batch of await readAll(kind, file))
    if (batch.table === 'instances')
      for (const { instruction, response, label } of instanceRows(batch.rows))
        found.push(JSON.stringify({ instruction, response, label }));
  return found;
}

type Damage = (content: Uint8Array, random: Random, others: readonly Uint8Array[]) => Uint8Array;

/** As often as is asked for: one part damaged, or the file cut off within one; all other records are the same as before. */
async function keepsTheOthers(
  kind: ArtifactKind,
  whole: Parts,
  damage: Damage,
  survivors: 'before' | 'others' | 'all-before-the-cut',
): Promise<void> {
  const { path, before, parts, after } = whole;
  const join = (contents: readonly Uint8Array[]) => Buffer.concat([before, ...contents, after]);
  const contents = parts.map(({ content }) => content);
  const expected = await recordsOf(kind, source(path, join(contents)));
  expect(new Set(expected).size).toBe(parts.reduce((sum, { records }) => sum + records, 0));
  for (let index = 0; index < inputsPerReader; index++) {
    const random = createRandom(`${survivors} of ${path}`, index);
    const at = random.whole(parts.length);
    const changed = damage(contents[at] ?? before, random, random.whole(4) === 0 ? allContents : contents);
    const isCut = survivors === 'all-before-the-cut';
    const content = isCut
      ? Buffer.concat([before, ...contents.slice(0, at), changed])
      : join(contents.map((own, place) => (place === at ? changed : own)));
    const chunkBytes = chunkSizeFor(content, random);
    await onInput(`${survivors} ${String(index)} of ${path} in pieces of ${String(chunkBytes)}`, content, async () => {
      const found = new Set(await recordsOf(kind, watched({ path, content }, chunkBytes)));
      let record = 0;
      const lost: string[] = [];
      for (const [place, { records }] of parts.entries()) {
        const isTouched = place === at || (survivors !== 'others' && place > at);
        if (!isTouched) lost.push(...expected.slice(record, record + records).filter((text) => !found.has(text)));
        record += records;
      }
      expect(lost).toEqual([]);
    });
  }
}

const cut: Damage = (content, random) => content.subarray(0, random.whole(content.length));

/** Quotes, brackets and what escapes them say where a record ends: damage that leaves them as they are. */
const within =
  (structure: RegExp): Damage =>
  (content, random, others) => {
    const text = Buffer.from(content).toString('latin1');
    // What separates the record from the next is no part of it.
    const own = text.replace(/,?\n$/, '');
    const places = Array.from({ length: own.length }, (_, place) => place).filter(
      (place) => !structure.test(own.charAt(place)),
    );
    const at = random.pick(places);
    const damaged = mutate(content.subarray(at, at + 1), random, others);
    const harmless = Buffer.from(damaged).toString('latin1').replaceAll(new RegExp(structure, 'g'), '');
    return Buffer.from(`${text.slice(0, at)}${harmless}${text.slice(at + 1)}`, 'latin1');
  };

const textOf = (text: string) => Buffer.from(text);

function listOf(name: string, rows: readonly Row[]): Parts {
  const parts = rows.map((row, index) => ({
    content: textOf(`${JSON.stringify(row, null, 1)}${index < rows.length - 1 ? ',\n' : ''}`),
    records: 1,
  }));
  return { path: `${name}.json`, before: textOf('[\n'), parts, after: textOf('\n]\n') };
}

function tableOf(name: string, rows: readonly Row[]): Parts {
  const cell = (value: unknown) => `"${String(value).replaceAll('"', '""')}"`;
  const parts = rows.map((row) => ({
    content: textOf(`${Object.values(row).map(cell).join(',')}\n`),
    records: 1,
  }));
  return {
    path: `${name}.csv`,
    before: textOf(`${Object.keys(rows[0] ?? {}).join(',')}\n`),
    parts,
    after: new Uint8Array(0),
  };
}

/** The row groups of a Parquet file. */
function groupsOf({ path, content }: Seed): Parts {
  const { buffer, byteOffset, byteLength } = Uint8Array.from(content);
  const { row_groups: groups } = parquetMetadata(buffer.slice(byteOffset, byteOffset + byteLength));
  const ends = groups.map(({ columns }) => {
    const places = columns.map(({ meta_data: chunk }) => {
      const start = Number(chunk?.dictionary_page_offset ?? chunk?.data_page_offset ?? 0);
      return { start, end: start + Number(chunk?.total_compressed_size ?? 0) };
    });
    return { start: Math.min(...places.map(({ start }) => start)), end: Math.max(...places.map(({ end }) => end)) };
  });
  return {
    path,
    before: content.subarray(0, ends[0]?.start),
    parts: ends.map(({ start, end }, index) => ({
      content: content.subarray(start, ends[index + 1]?.start ?? end),
      records: Number(groups[index]?.num_rows ?? 0),
    })),
    after: content.subarray(ends.at(-1)?.end),
  };
}

/** The batches of an Arrow stream: of each its body, behind the message that says how long it is. */
function batchesOf({ path, content }: Seed): Parts {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const reader = new MessageReader(content);
  const parts: { content: Uint8Array; records: number }[] = [];
  let position = 0;
  let before = content.subarray(0, 0);
  for (const message of reader) {
    const body = position + 8 + view.getInt32(position + 4, true);
    const end = body + message.bodyLength;
    if (message.isSchema()) before = content.subarray(0, end);
    else {
      parts.push({ content: content.subarray(position, end), records: 2 });
      reader.readMessageBody(message.bodyLength);
    }
    position = end;
  }
  return { path, before, parts, after: content.subarray(position) };
}

/** Bytes of the body of an Arrow batch, behind the message, changed and none more or less. */
const overwritten: Damage = (content, random) => {
  const copy = Uint8Array.from(content);
  const start = 8 + new DataView(copy.buffer).getInt32(4, true);
  for (let count = random.whole(8); count >= 0; count--)
    copy[start + random.whole(copy.length - start)] = random.whole(256);
  return copy;
};

const flipped: Damage = (content, random) => {
  const copy = Uint8Array.from(content);
  for (let count = random.whole(8); count >= 0; count--) copy[random.whole(copy.length)] = random.whole(256);
  return copy;
};

describe('records that nobody touched', () => {
  const kinds = artifactKinds.filter(({ id }) => seeds[id]?.lines);

  it.each(kinds)(
    '$id keeps them where another line is damaged, a line is added, or the end is cut off',
    async (kind) => {
      const lines = (seeds[kind.id]?.lines ?? []).map((line) => Buffer.from(line));
      const path = seeds[kind.id]?.files[0]?.path ?? '';
      for (let index = 0; index < inputsPerReader; index++) {
        const random = createRandom(`lines of ${kind.id}`, index);
        const others = random.whole(4) === 0 ? allContents : lines;
        // The first line also says what the others are.
        const at = 1 + random.whole(lines.length - 1);
        const damaged = mutateLine(lines[at] ?? Buffer.alloc(0), random, others);
        const end = random.pick(['\n', '\r\n']);
        const join = (all: readonly Uint8Array[]) =>
          Buffer.concat([
            ...(random.whole(8) === 0 ? [Buffer.from('\ufeff')] : []),
            ...all.flatMap((line) => [line, Buffer.from(end)]),
          ]);
        const whole = join(lines.map((line, place) => (place === at ? damaged : line)));
        const isCut = random.whole(4) === 0;
        const content = isCut
          ? whole.subarray(
              0,
              whole.length - random.whole((at === lines.length - 1 ? damaged : lines.at(-1))?.length ?? 1),
            )
          : whole;
        const chunkBytes = chunkSizeFor(content, random);
        await onInput(`Lines ${String(index)} of ${kind.id} in pieces of ${String(chunkBytes)}`, content, async () => {
          const expected = rowsByLine(await readAll(kind, source(path, join(lines))));
          const found = rowsByLine(await readAll(kind, watched({ path, content }, chunkBytes)));
          for (const [line, rows] of expected) {
            const isTouched = line === at + 1 || (isCut && line === lines.length);
            if (!isTouched) expect([line, found.get(line)]).toEqual([line, rows]);
          }
        });
      }
    },
    3_600_000,
  );
});

describe('records of a list that nobody touched', () => {
  const kinds = artifactKinds.filter(({ id, provides }) => seeds[id]?.rows && provides.includes('instances'));
  const listed = (kind: ArtifactKind) => listOf(kind.id, seeds[kind.id]?.rows ?? []);

  it.each(kinds)(
    '$id keeps those before a damaged one',
    (kind) => keepsTheOthers(kind, listed(kind), mutate, 'before'),
    long,
  );
  it.each(kinds)(
    '$id keeps those before and behind one whose damage leaves its quotes and brackets',
    (kind) => keepsTheOthers(kind, listed(kind), within(/["\\[\]{}]/), 'others'),
    long,
  );
  it.each(kinds)(
    '$id keeps those before a cut',
    (kind) => keepsTheOthers(kind, listed(kind), cut, 'all-before-the-cut'),
    long,
  );
});

describe('rows of a table that nobody touched', () => {
  const kinds = artifactKinds.filter(
    ({ id, provides }) => provides.includes('instances') && isFlat(seeds[id]?.rows ?? [{ a: 0 }]),
  );
  const file = (kind: ArtifactKind, ending: string): Seed =>
    seeds[kind.id]?.files.find(({ path }) => path.endsWith(ending)) ?? { path: '', content: new Uint8Array(0) };
  const table = (kind: ArtifactKind) => tableOf(kind.id, seeds[kind.id]?.rows ?? []);

  it.each(kinds)(
    '$id as CSV keeps those before a damaged one',
    (kind) => keepsTheOthers(kind, table(kind), mutate, 'before'),
    long,
  );
  it.each(kinds)(
    '$id as CSV keeps those before and behind one whose damage leaves its quotes and line ends',
    (kind) => keepsTheOthers(kind, table(kind), within(/["\r\n]/), 'others'),
    long,
  );
  it.each(kinds)(
    '$id as CSV keeps those before a cut',
    (kind) => keepsTheOthers(kind, table(kind), cut, 'all-before-the-cut'),
    long,
  );
  it.each(kinds)(
    '$id as Parquet keeps those of other row groups',
    (kind) => keepsTheOthers(kind, groupsOf(file(kind, '.parquet')), flipped, 'others'),
    long,
  );
  it.each(kinds)(
    '$id as Arrow keeps those of batches before a damaged one',
    (kind) => keepsTheOthers(kind, batchesOf(file(kind, '.arrow')), mutate, 'before'),
    long,
  );
  it.each(kinds)(
    '$id as Arrow keeps those of batches before and behind one whose content is damaged',
    (kind) => keepsTheOthers(kind, batchesOf(file(kind, '.arrow')), overwritten, 'others'),
    long,
  );
});
