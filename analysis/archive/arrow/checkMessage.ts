/**
 * Whether what describes an Arrow message can be true. The library follows each count to its end, and one that is wrong
 * takes hours and all memory. Slots are those of Apache Arrow's Message.fbs, Schema.fbs and File.fbs.
 */
import { flatTable, type FlatTable } from './flatTable';

const message = { headerType: 1, header: 2, bodyLength: 3 };
const headerTypes = { schema: 1, dictionary: 2, batch: 3 };
const schemaFields = 1;
const fieldChildren = 5;
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
  if (type !== null && header !== null) checkHeader(view, view.getUint8(type), header);
  const body = root.field(message.bodyLength);
  const length = body === null ? 0 : Number(view.getBigInt64(body, true));
  if (length < 0) throw new RangeError('a message has a negative length');
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
  for (const slot of [footer.dictionaries, footer.batches]) {
    const blocks = root.vector(slot, block);
    for (let place = 0; place < (blocks?.length ?? 0); place++) {
      const at = (blocks?.at ?? 0) + place * block;
      const start = Number(indexView.getBigInt64(at, true));
      const metadata = bytes.subarray(start, start + indexView.getInt32(at + 8, true));
      // The length of the message stands before it, behind a mark in newer files.
      checkedBodyLength(metadata.subarray(viewOf(metadata).getInt32(0, true) === -1 ? 8 : 4));
    }
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function checkHeader(view: DataView, type: number, header: FlatTable): void {
  if (type === headerTypes.schema) checkSchema(view, header);
  const batch = type === headerTypes.dictionary ? header.table(dictionaryData) : header;
  if (type !== headerTypes.dictionary && type !== headerTypes.batch) return;
  batch?.vector(batchVectors.nodes, pair);
  batch?.vector(batchVectors.buffers, pair);
  batch?.vector(batchVectors.variadicCounts, count);
}

function checkSchema(view: DataView, schema: FlatTable): void {
  // References lead forward only, but several may lead to one field.
  let left = view.byteLength / reference;
  const check = (table: FlatTable, slot: number): void => {
    const fields = table.vector(slot, reference);
    for (let place = 0; place < (fields?.length ?? 0); place++) {
      if (--left < 0) throw new RangeError('its schema has more fields than it holds');
      check(flatTable(view, (fields?.at ?? 0) + place * reference), fieldChildren);
    }
  };
  check(schema, schemaFields);
}
