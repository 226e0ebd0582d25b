/** What a measure of generated data is, before anybody computes it. */
export interface MetricDefinition {
  /** Stable; the column's name in tables, in the database and in printed values. */
  readonly id: string;
  readonly name: string;
  /** Short, for axes and table headers. */
  readonly label: string;
  readonly unit: 'score 1–5' | 'reward' | 'perplexity' | 'cosine distance' | 'percent';
  /** Whether a higher value is better data. `none`: the measure describes the data and does not judge it. */
  readonly better: 'higher' | 'lower' | 'none';
  /** What is measured on what, and how it becomes one number of a cell. */
  readonly definition: string;
  /** Where the definition and its published values stand. */
  readonly source: string;
  /** `printed`: the value is read from a publication. */
  readonly needs: 'printed';
}
