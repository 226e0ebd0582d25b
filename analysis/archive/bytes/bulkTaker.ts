/** A fast way past a splitter: takes whole records, several at a time, off what the splitter holds. */
export interface BulkTaker {
  /** The bytes of which the next calls of `take` speak; they stay as they are until the next `begin`. */
  begin(bytes: Uint8Array): void;
  /**
   * Takes records from `from`, where one may start, up to the first that it leaves to the splitter. `line` is the 1-based
   * line of `from`. Says where it stopped, and on which line that is.
   */
  take(from: number, line: number): { readonly to: number; readonly line: number };
}
