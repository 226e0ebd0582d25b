/** Files that are only bytes, and what a kind reads from them. */
import fs from 'node:fs';
import type { InstanceColumns, TextColumn } from '../../../analysis/archive/instanceColumns';
import type {
  Batch,
  ConfigurationRow,
  EvaluationRow,
  Head,
  InstanceRow,
  ItemRow,
  TrainingRow,
} from '../../../analysis/archive/kind';
import { readHead, recognise } from '../../../analysis/archive/recognise';
import type { ByteSource } from '../../../analysis/ports';
import type { Problem } from '../../../analysis/problem';
import type { PrintedValue } from '../../../analysis/study/study';

/** A file at `path` with this content, handed over in chunks of `chunkBytes`. */
export function source(path: string, content: string | Uint8Array, chunkBytes = 1000): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    path,
    bytes: bytes.length,
    modifiedMs: 0,
    seekable: true,
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, memory is not
    async *stream({ start: from = 0, end: until = bytes.length } = {}) {
      const end = Math.min(until, bytes.length);
      for (let start = from; start < end; start += chunkBytes)
        yield bytes.slice(start, Math.min(start + chunkBytes, end));
    },
  };
}

/** A file on disk under the archive's path `path`. */
export function fileSource(file: string, path: string): ByteSource {
  return {
    path,
    bytes: fs.statSync(file).size,
    modifiedMs: 0,
    seekable: true,
    stream: ({ start = 0, end = Infinity } = {}) => fs.createReadStream(file, { start, end: end - 1 }),
  };
}

export interface ReadResult {
  readonly kind: string | null;
  readonly claims: object;
  readonly instances: readonly InstanceRow[];
  readonly evaluations: readonly EvaluationRow[];
  readonly training: readonly TrainingRow[];
  readonly items: readonly ItemRow[];
  readonly configuration: readonly ConfigurationRow[];
  readonly printed: readonly PrintedValue[];
  readonly problems: readonly Problem[];
  readonly batches: readonly Batch[];
}

/** Columns as rows. */
export function instanceRows(columns: InstanceColumns): readonly InstanceRow[] {
  const { instruction, response, label, ordinal, line } = columns;
  return Array.from({ length: columns.length }, (_, row) => ({
    ordinal: ordinal[row]!,
    line: line[row]!,
    instruction: textAt(instruction, row),
    response: textAt(response, row),
    label: (label.validity[row >> 3]! >> (row & 7)) & 1 ? textAt(label, row) : null,
  }));
}

function textAt({ bytes, offsets }: TextColumn, row: number): string {
  return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(
    bytes.subarray(offsets[row], offsets[row + 1]),
  );
}

/** Recognises a file and reads all of it. */
export async function readSource(file: ByteSource, signal?: AbortSignal): Promise<ReadResult> {
  const recognised = recognise(await readHead(file));
  const batches: Batch[] = [];
  if (recognised.kind === null) batches.push({ table: 'problems', rows: [recognised.problem] });
  else for await (const batch of recognised.kind.read(file, signal)) batches.push(batch);
  return {
    kind: recognised.kind?.id ?? null,
    claims: recognised.kind === null ? {} : recognised.claims,
    instances: batches.flatMap((batch) => (batch.table === 'instances' ? instanceRows(batch.rows) : [])),
    evaluations: batches.flatMap((batch) => (batch.table === 'evaluations' ? batch.rows : [])),
    training: batches.flatMap((batch) => (batch.table === 'training' ? batch.rows : [])),
    items: batches.flatMap((batch) => (batch.table === 'items' ? batch.rows : [])),
    configuration: batches.flatMap((batch) => (batch.table === 'configuration' ? batch.rows : [])),
    printed: batches.flatMap((batch) => (batch.table === 'printed' ? batch.rows : [])),
    problems: batches.flatMap((batch) => (batch.table === 'problems' ? batch.rows : [])),
    batches,
  };
}

/** As `readSource`, of a text. */
export function readText(path: string, content: string | Uint8Array): Promise<ReadResult> {
  return readSource(source(path, content));
}

/** The head of a text. */
export function headOf(path: string, content: string | Uint8Array): Promise<Head> {
  return readHead(source(path, content));
}

/** `code:line` of every problem. */
export function codes(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code, line }) => (line === null ? code : `${code}:${String(line)}`));
}
