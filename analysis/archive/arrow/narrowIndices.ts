import { DataType, Dictionary, Int32, makeData, Vector, type Data } from 'apache-arrow';

/**
 * The same column, with its places in dictionaries as numbers of 32 bits where they have 64: the library looks a value up
 * by number, and throws for a bigint.
 */
export function narrowIndices(data: Data): Data {
  const { type, offset, length, nullCount, nullBitmap, children } = data;
  const dictionary: unknown = data.dictionary;
  const places: unknown = data.values;
  if (DataType.isDictionary(type) && isVector(dictionary) && isWide(places)) {
    const narrow = new Dictionary<DataType, Int32>(dictionary.type, new Int32(), type.id, type.isOrdered);
    const data32 = Int32Array.from(places, Number);
    return makeData<Dictionary<DataType, Int32>>({
      type: narrow,
      offset,
      length,
      nullCount,
      nullBitmap,
      data: data32,
      dictionary,
    });
  }
  if (children.length === 0) return data;
  return data.clone(type, offset, length, nullCount, undefined, children.map(narrowIndices));
}

function isWide(places: unknown): places is BigInt64Array | BigUint64Array {
  return places instanceof BigInt64Array || places instanceof BigUint64Array;
}

/** The library types the values of a dictionary as anything. */
function isVector(dictionary: unknown): dictionary is Vector<DataType> {
  return dictionary instanceof Vector;
}
