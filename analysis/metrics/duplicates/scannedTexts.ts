/** What the first pass tells of the texts, which are numbered in the order of their sources. */
export interface ScannedTexts {
  /** For each source the number of its first text, and behind the last how many there are. */
  readonly starts: Int32Array;
  /** For each text its place in its source. */
  readonly ordinals: Int32Array;
  readonly groups: Int32Array;
  /** For each text the first that equals it, itself where none is before; −1: it has no words. */
  readonly first: Int32Array;
  /** The same over all groups, where only texts of one group are equal in `first`. */
  readonly equal: Int32Array;
}
