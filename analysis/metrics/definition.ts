/** What a measure of generated data is, before anybody computes it. */

export type MetricUnit =
  | 'score 1–5'
  | 'reward'
  | 'perplexity'
  | 'cosine distance'
  | 'percent'
  | 'share'
  | 'ratio'
  | 'characters'
  | 'words'
  | 'tokens'
  | 'sentences'
  | 'edits'
  | 'bits per token'
  | 'nats per token'
  | 'instances'
  | 'effective number'
  | 'score'
  | 'label';

/**
 * What a value is made from. `text`: instruction and response. `origin`: also the instance that was enhanced. `others`:
 * also other runs' responses to the instruction. `vectors`: embeddings. `tokenizer`: a file the user supplies. `columns`:
 * values that the archive's files carry. `seeds`: seed data. `job:…`: a big model, elsewhere. `printed`: a publication.
 */
export type MetricNeed =
  | 'printed'
  | 'text'
  | 'origin'
  | 'others'
  | 'vectors'
  | 'tokenizer'
  | 'columns'
  | 'seeds'
  | 'test-sets'
  | 'job:judge'
  | 'job:reward'
  | 'job:perplexity'
  | 'job:embeddings'
  | 'job:student-loss';

/** What a metric is about, in the order in which tables show them. */
export const metricTopics = [
  'texts',
  'format',
  'relation',
  'repetition',
  'words',
  'vectors',
  'judged',
  'student',
] as const;
export type MetricTopic = (typeof metricTopics)[number];

export interface MetricDefinition {
  /** Stable; the column's name in tables, in the database and in printed values. */
  readonly id: string;
  readonly name: string;
  /** Short, for axes and table headers. */
  readonly label: string;
  readonly unit: MetricUnit;
  /** Where the unit is `label`: values of instances are places in this list. A run's is the share of its most frequent one. */
  readonly labels?: readonly string[];
  /** Whether a higher value is better data. `none`: the measure describes the data and does not judge it. */
  readonly better: 'higher' | 'lower' | 'none';
  /** What is measured on what, and how it becomes one number of an instance, a run or a cell. */
  readonly definition: string;
  /** Where the definition and its published values stand. */
  readonly source: string;
  readonly needs: MetricNeed;
  readonly topic: MetricTopic;
  /** How long it takes on one core, in words: `some 30,000 instances a second`. */
  readonly cost: string;
}
