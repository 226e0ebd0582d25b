/** Models that turn texts into vectors here, without a network. */

export interface EmbeddingModel {
  /** Part of the id of every metric made with it: vectors of different models are never in one column. */
  readonly id: string;
  readonly name: string;
  /** Where the model comes from. */
  readonly source: string;
  readonly dimensions: number;
  /** Raised whenever the same text would get another vector. */
  readonly version: number;
  /** What it reads of `ModelFiles`. */
  readonly files: readonly string[];
  /** Instances of a run that are embedded where nobody says how many. */
  readonly sample: number | 'all';
  /** Texts of a hundred words a second on one core, roughly: what is told before a whole run is embedded. */
  readonly textsPerSecond: number;
  /** What of a text becomes its vector, for `how`. */
  readonly method: string;
  /** What `Embedded.reached` of `Embedded.of` means, for `how`: `words with a vector`. */
  readonly reaches: string;
}

/** Vectors of some texts. */
export interface Embedded {
  /** Row after row; a text without a direction is a row of zeros. */
  readonly vectors: Float32Array<ArrayBuffer>;
  /** How much of the texts the model took in, of how much there was. */
  readonly reached: number;
  readonly of: number;
}

/** A model that is loaded. */
export interface Embedder {
  embed(texts: readonly string[]): Promise<Embedded> | Embedded;
}
