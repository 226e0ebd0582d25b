/**
 * Just enough of FlatBuffers to see whether the counts in an Arrow message can be true. Layout: a table begins with the
 * signed distance back to its vtable, which holds 16-bit lengths of itself and of the table, then for each slot the
 * position of its field in the table, 0 where it is absent.
 */
export interface FlatTable {
  /** Position of a field's bytes; null where the field is absent. */
  field(slot: number): number | null;
  /** The table that a field refers to; null where it is absent. */
  table(slot: number): FlatTable | null;
  /** Position and length of a vector of elements of this size; null where it is absent. Throws where it does not fit. */
  vector(slot: number, elementBytes: number): { readonly at: number; readonly length: number } | null;
}

/** The table that the position at `at` refers to. Whatever lies outside of the bytes throws a RangeError. */
export function flatTable(view: DataView, at = 0): FlatTable {
  const referred = (position: number) => position + view.getUint32(position, true);
  const start = referred(at);
  const vtable = start - view.getInt32(start, true);
  // The library reads both lengths with their sign.
  const vtableBytes = view.getInt16(vtable, true);
  const field = (slot: number): number | null => {
    const entry = 4 + 2 * slot;
    const offset = entry + 2 > vtableBytes ? 0 : view.getInt16(vtable + entry, true);
    return offset === 0 ? null : start + offset;
  };
  return {
    field,
    table(slot) {
      const position = field(slot);
      return position === null ? null : flatTable(view, position);
    },
    vector(slot, elementBytes) {
      const position = field(slot);
      if (position === null) return null;
      const vector = referred(position);
      const length = view.getUint32(vector, true);
      if (vector + 4 + length * elementBytes > view.byteLength) throw new RangeError('it counts more than it holds');
      return { at: vector + 4, length };
    },
  };
}
