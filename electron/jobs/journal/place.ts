/** Where a line stands in a journal. */
export interface Place {
  /** In bytes from the start of the file. */
  readonly offset: number;
  /** Without the end of the line. */
  readonly bytes: number;
}
