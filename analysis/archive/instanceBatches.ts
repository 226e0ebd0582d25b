import type { InstanceColumns } from './instanceColumns';
import type { ScannedTexts } from './json/recordScanner';
import type { Batch, InstanceRow } from './kind';
import { createTextBuilder } from './textBuilder';

const rowsPerBatch = 8192;
const bytesPerBatch = 16 * 1024 * 1024;

/** Rows whose texts are UTF-8 already; a batch's worth at most. */
export interface ScannedInstances {
  readonly ordinal: Int32Array;
  readonly line: Int32Array;
  readonly instruction: ScannedTexts;
  readonly response: ScannedTexts;
  readonly label: ScannedTexts & { readonly isPresent: Uint8Array };
}

/** Gathers instances in columns, batch by batch. */
export interface InstanceBatches {
  add(row: InstanceRow): void;
  append(rows: ScannedInstances): void;
  /** Batches that are full. */
  takeFull(): Generator<Batch>;
  /** As `takeFull`, and what is left. */
  takeAll(): Generator<Batch>;
}

/** Batches hold at most 8,192 rows and about 16 MiB of text. */
export function createInstanceBatches(): InstanceBatches {
  let full: InstanceColumns[] = [];
  const instruction = createTextBuilder(rowsPerBatch);
  const response = createTextBuilder(rowsPerBatch);
  const label = createTextBuilder(rowsPerBatch);
  let numbers = emptyNumbers();
  let length = 0;
  let nullCount = 0;

  function close(): void {
    if (length === 0) return;
    const { ordinal, line, instructionCharacters, responseCharacters, validity } = numbers;
    const texts = { instruction: instruction.take(), response: response.take(), label: label.take() };
    full.push({
      length,
      ordinal: ordinal.subarray(0, length),
      line: line.subarray(0, length),
      instruction: texts.instruction,
      response: texts.response,
      label: { ...texts.label, validity: validity.subarray(0, Math.ceil(length / 8)), nullCount },
      instructionCharacters: instructionCharacters.subarray(0, length),
      responseCharacters: responseCharacters.subarray(0, length),
      release() {
        instruction.giveBack(texts.instruction);
        response.giveBack(texts.response);
        label.giveBack(texts.label);
      },
    });
    numbers = emptyNumbers();
    length = 0;
    nullCount = 0;
  }

  function* takeFull(): Generator<Batch> {
    const taken = full;
    full = [];
    for (const rows of taken) yield { table: 'instances', rows };
  }

  function addLabel(isPresent: boolean): void {
    if (isPresent) numbers.validity[length >> 3] = (numbers.validity[length >> 3] ?? 0) | (1 << (length & 7));
    else nullCount++;
    length++;
  }

  function closeIfFull(): void {
    if (length === rowsPerBatch || instruction.bytes + response.bytes >= bytesPerBatch) close();
  }

  return {
    add(row) {
      instruction.add(row.instruction);
      response.add(row.response);
      label.add(row.label ?? '');
      numbers.ordinal[length] = row.ordinal;
      numbers.line[length] = row.line;
      numbers.instructionCharacters[length] = row.instruction.length;
      numbers.responseCharacters[length] = row.response.length;
      addLabel(row.label !== null);
      closeIfFull();
    },
    append(rows) {
      const count = rows.ordinal.length;
      if (length + count > rowsPerBatch) close();
      numbers.ordinal.set(rows.ordinal, length);
      numbers.line.set(rows.line, length);
      numbers.instructionCharacters.set(rows.instruction.units, length);
      numbers.responseCharacters.set(rows.response.units, length);
      instruction.append(rows.instruction.bytes, rows.instruction.ends);
      response.append(rows.response.bytes, rows.response.ends);
      label.append(rows.label.bytes, rows.label.ends);
      for (let row = 0; row < count; row++) addLabel(rows.label.isPresent[row] === 1);
      closeIfFull();
    },
    takeFull,
    *takeAll() {
      close();
      yield* takeFull();
    },
  };
}

function emptyNumbers() {
  return {
    ordinal: new Int32Array(rowsPerBatch),
    line: new Int32Array(rowsPerBatch),
    instructionCharacters: new Int32Array(rowsPerBatch),
    responseCharacters: new Int32Array(rowsPerBatch),
    validity: new Uint8Array(rowsPerBatch / 8),
  };
}
