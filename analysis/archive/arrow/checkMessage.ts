/**
 * Whether what describes an Arrow message can be true. The library follows each count to its end, and one that is wrong
 * takes hours and all memory. Slots are those of Apache Arrow's Message.fbs, Schema.fbs and File.fbs.
 */
import { flatTable, type FlatTable } from './flatTable';

const message = { headerType: 1, header: 2, bodyLength: 3 };
const headerTypes = { schema: 1, dictionary: 2, batch: 3 };
const [schemaFields, schemaMetadata] = [1, 2];
const [fieldChildren, fieldMetadata] = [5, 6];
const dictionaryData = 1;
const batchVectors = { nodes: 1, buffers: 2, variadicCounts: 4 };
const footer = { schema: 1, dictionaries: 2, batches: 3 };

/** Bytes of a FieldNode and of a Buffer, of a Block, of a reference. */
const [pair, block, reference, count] = [16, 24, 4, 8];

/** Length in bytes of the body behind a message. Throws a RangeError where the message contradicts itself. */
export function checkedBodyLength(metadata: Uint8Array): number {
  const view = viewOf(metadata);
  const root = flatTable(view);
  const type = root.field(message.headerType);
  const header = root.table(message.header);
  const body = root.field(message.bodyLength);
  const length = body === null ? 0 : Number(view.getBigInt64(body, true));
  if (length < 0) throw new RangeError('a message has a negative length');
  if (type !== null && header !== null) checkHeader(view, view.getUint8(type), header, length);
  return length;
}

/**
 * Checks a file that is read by the index at its end: the index, and every message it names. Throws a RangeError where
 * one contradicts itself.
 */
export function checkIndexedFile(bytes: Uint8Array): void {
  const view = viewOf(bytes);
  const markBytes = 6;
  const end = bytes.length - markBytes - 4;
  const index = bytes.subarray(end - Math.max(0, view.getInt32(end, true)), end);
  const indexView = viewOf(index);
  const root = flatTable(indexView);
  const schema = root.table(footer.schema);
  if (schema !== null) checkSchema(indexView, schema);
  for (const [slot, type] of [
    [footer.dictionaries, headerTypes.dictionary],
    [footer.batches, headerTypes.batch],
  ] as const) {
    const blocks = root.vector(slot, block);
    for (let place = 0; place < (blocks?.length ?? 0); place++) {
      const at = (blocks?.at ?? 0) + place * block;
      const start = Number(indexView.getBigInt64(at, true));
      // The library goes by the length that stands before the message, behind a mark in newer files.
      const isMarked = view.getInt32(start, true) === -1;
      const length = view.getInt32(isMarked ? start + 4 : start, true);
      if (length < 0) throw new RangeError('a message has a negative length');
      const first = start + (isMarked ? 8 : 4);
      const content = bytes.subarray(first, first + length);
      checkedBodyLength(content);
      // For a message of another kind the library would look again and again.
      if (typeOf(content) !== type) throw new RangeError('its index leads to a message of another kind');
    }
  }
}

/** The kind of a message, 0 where it says none or brings nothing of it. */
function typeOf(metadata: Uint8Array): number {
  const view = viewOf(metadata);
  const root = flatTable(view);
  const type = root.field(message.headerType);
  return type === null || root.table(message.header) === null ? 0 : view.getUint8(type);
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function checkHeader(view: DataView, type: number, header: FlatTable, bodyLength: number): void {
  if (type === headerTypes.schema) checkSchema(view, header);
  const batch = type === headerTypes.dictionary ? header.table(dictionaryData) : header;
  if (type !== headerTypes.dictionary && type !== headerTypes.batch) return;
  batch?.vector(batchVectors.nodes, pair);
  const buffers = batch?.vector(batchVectors.buffers, pair) ?? null;
  for (let place = 0; place < (buffers?.length ?? 0); place++) {
    // A buffer that lies elsewhere makes the library wait for ever.
    const at = (buffers?.at ?? 0) + place * pair;
    const [start, length] = [view.getBigInt64(at, true), view.getBigInt64(at + 8, true)];
    if (start < 0n || length < 0n || start + length > BigInt(bodyLength))
      throw new RangeError('a buffer of a batch lies outside of it');
  }
  batch?.vector(batchVectors.variadicCounts, count);
}

function checkSchema(view: DataView, schema: FlatTable): void {
  // References lead forward only, but several may lead to one field.
  let left = view.byteLength / reference;
  const check = (table: FlatTable, slot: number, metadata: number): void => {
    table.vector(metadata, reference);
    const fields = table.vector(slot, reference);
    for (let place = 0; place < (fields?.length ?? 0); place++) {
      if (--left < 0) throw new RangeError('its schema has more fields than it holds');
      check(flatTable(view, (fields?.at ?? 0) + place * reference), fieldChildren, fieldMetadata);
    }
  };
  check(schema, schemaFields, schemaMetadata);
}
