/** What the first bytes of a file of records, or of a JSON document, show without reading the rest. */
export interface Outline {
  /**
   * JSON: `object` one document, `array` a list, `lines` one document a line. `csv`: text that may be a table, whose
   * first line is its header. `parquet`, `arrow`: by its mark. `none`: none of these by its look.
   */
  readonly shape: 'object' | 'array' | 'lines' | 'csv' | 'parquet' | 'arrow' | 'none';
  /** Keys of the object, or of the first record; those that the head shows. Of a table its columns. */
  readonly keys: ReadonlySet<string>;
  /** The object, or the first record that the head holds whole; undefined where there is none. */
  readonly first: object | undefined;
  /** Why a Parquet or Arrow file cannot be read: the fact and the next step. */
  readonly fault?: string;
}
