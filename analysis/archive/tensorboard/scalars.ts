import { PbfReader } from 'pbf';

/** One number that a training logged. */
export interface Scalar {
  readonly tag: string;
  readonly step: number;
  /** NaN and infinities are null. */
  readonly value: number | null;
}

/**
 * The scalars of one serialised `tensorflow.Event`, its fields by number as in `event.proto`, `summary.proto` and
 * `tensor.proto`. Summaries before TensorFlow 2 hold `simple_value`, later ones a tensor without dimensions; values of
 * other plugins (images, histograms, texts) are none. Throws on bytes that are no event.
 */
export function scalarsOf(bytes: Uint8Array): readonly Scalar[] {
  const pbf = new PbfReader(bytes);
  const event = pbf.readFields(readEvent, { step: 0, values: [] as SummaryValue[] });
  if (pbf.pos > bytes.length) throw new RangeError('a field is longer than the event');
  return event.values.flatMap(({ tag, simple, tensor, plugin }): Scalar[] => {
    const value = simple ?? (plugin === '' || plugin === 'scalars' ? tensor : null);
    return value === null ? [] : [{ tag, step: event.step, value: Number.isFinite(value) ? value : null }];
  });
}

interface SummaryValue {
  tag: string;
  simple: number | null;
  /** The only number of a tensor. */
  tensor: number | null;
  /** Name of the plugin that the value was written for. */
  plugin: string;
}

function readEvent(tag: number, event: { step: number; values: SummaryValue[] }, pbf: PbfReader): void {
  if (tag === 2) event.step = pbf.readVarint(true);
  else if (tag === 5) pbf.readMessage(readSummary, event.values);
}

function readSummary(tag: number, values: SummaryValue[], pbf: PbfReader): void {
  if (tag === 1) values.push(pbf.readMessage(readValue, { tag: '', simple: null, tensor: null, plugin: '' }));
}

function readValue(tag: number, value: SummaryValue, pbf: PbfReader): void {
  if (tag === 1) value.tag = pbf.readString();
  else if (tag === 2) value.simple = pbf.readFloat();
  else if (tag === 8)
    value.tensor = scalarOfTensor(pbf.readMessage(readTensor, { type: 0, content: null, numbers: [] }));
  else if (tag === 9) value.plugin = pbf.readMessage(readMetadata, { plugin: '' }).plugin;
}

function readMetadata(tag: number, metadata: { plugin: string }, pbf: PbfReader): void {
  if (tag === 1)
    pbf.readMessage((field, into, reader) => {
      if (field === 1) into.plugin = reader.readString();
    }, metadata);
}

interface Tensor {
  type: number;
  content: Uint8Array | null;
  numbers: number[];
}

const types = { float: 1, double: 2, int32: 3, int64: 9 } as const;

function readTensor(tag: number, tensor: Tensor, pbf: PbfReader): void {
  if (tag === 1) tensor.type = pbf.readVarint();
  else if (tag === 4) tensor.content = pbf.readBytes();
  else if (tag === 5) pbf.readPackedFloat(tensor.numbers);
  else if (tag === 6) pbf.readPackedDouble(tensor.numbers);
  else if (tag === 7 || tag === 10) pbf.readPackedVarint(tensor.numbers, true);
}

/** The only number of a tensor, from its typed list or its raw bytes; null where there are several, or another type. */
function scalarOfTensor({ type, content, numbers }: Tensor): number | null {
  if (numbers.length === 1) return numbers[0] ?? null;
  if (numbers.length > 1 || content === null) return null;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (type === types.float && content.length === 4) return view.getFloat32(0, true);
  if (type === types.double && content.length === 8) return view.getFloat64(0, true);
  if (type === types.int32 && content.length === 4) return view.getInt32(0, true);
  if (type === types.int64 && content.length === 8) return Number(view.getBigInt64(0, true));
  return null;
}
