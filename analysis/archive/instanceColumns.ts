/** Instances by columns, as the store takes them: text as bytes, and no object a row. */

/** Text of n rows. */
export interface TextColumn {
  /** UTF-8 of all rows, one after another. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** n + 1 places in `bytes`: row i lies from `offsets[i]` to `offsets[i + 1]`. */
  readonly offsets: Int32Array;
}

/** As `TextColumn`; a row may have no text. */
export interface NullableTextColumn extends TextColumn {
  /** Bit i, lowest first, is set where row i has text; as Arrow lays it out. */
  readonly validity: Uint8Array;
  readonly nullCount: number;
}

/** What an `InstanceRow` holds, for `length` rows. */
export interface InstanceColumns {
  /** Number of rows. */
  readonly length: number;
  readonly ordinal: Int32Array;
  readonly line: Int32Array;
  readonly instruction: TextColumn;
  readonly response: TextColumn;
  readonly label: NullableTextColumn;
  /** Lengths in UTF-16 units. */
  readonly instructionCharacters: Int32Array;
  readonly responseCharacters: Int32Array;
  /** Gives the columns' memory back for further rows; they are not used afterwards. Need not be called. */
  release(): void;
}
