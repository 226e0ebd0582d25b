/** What containers may hold and cost. Whoever needs more unpacks them by another program, where a disk is the limit. */
export interface ContainerLimits {
  /** Files in one zip or tar. */
  readonly entries: number;
  /** Unpacked bytes of one file of the archive, everything in it together. */
  readonly unpackedBytes: number;
  /** Unpacked bytes for each packed one, of an entry and of the whole file; a repetitive text reaches some 50. */
  readonly ratio: number;
  /** Unpacked bytes below which the ratio is of no interest. */
  readonly harmlessBytes: number;
  /** Zips and tars inside one another. */
  readonly depth: number;
  /** Compressions directly inside one another, such as `.gz.gz`. */
  readonly compressions: number;
  /** A zip's list of its entries. */
  readonly directoryBytes: number;
  /** A zip inside a compressed container is held in memory, since it is read from its end. */
  readonly heldBytes: number;
  /** What zstd looks back on; its own tool takes no more either unless it is told to. */
  readonly windowBytes: number;
  /** First bytes of entries that are kept so that recognising them does not unpack them again. */
  readonly headsBytes: number;
}

const mebibyte = 1024 * 1024;

export const containerLimits: ContainerLimits = {
  entries: 100_000,
  unpackedBytes: 64 * 1024 * mebibyte,
  ratio: 250,
  harmlessBytes: 64 * mebibyte,
  depth: 3,
  compressions: 2,
  directoryBytes: 64 * mebibyte,
  heldBytes: 256 * mebibyte,
  windowBytes: 128 * mebibyte,
  headsBytes: 64 * mebibyte,
};
