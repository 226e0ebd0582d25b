/** What a reader of one kind of artifact is: `sniff` says how sure it is, `read` turns bytes into typed batches. */
import type { ByteSource } from '../ports';
import type { Problem } from '../problem';
import type { Outline } from './outline';
import type { EvaluationTool, PrintedValue, Protocol } from '../study/study';
import type { TableMapping } from '../study/tableMapping';
import type { InstanceColumns } from './instanceColumns';

/** The first bytes of a file, as text, with its path. */
export interface Head {
  readonly path: string;
  /** File name alone, without an ending such as `.gz`: the text is what was compressed. */
  readonly name: string;
  readonly bytes: number;
  /** The first 64 KiB decoded as UTF-8 without a byte order mark; malformed bytes become U+FFFD. */
  readonly text: string;
  /** True where the whole file is in `text`. */
  readonly complete: boolean;
  /** What a file that is no text shows by its own list of columns; null where `text` shows it. See `outlineOf`. */
  readonly outline: Outline | null;
}

/** What a file says about the run it belongs to, in its own spelling. Absent: it does not say. */
export interface Claims {
  readonly generator?: string;
  readonly method?: string;
  readonly domain?: string;
  readonly volume?: number;
  readonly variant?: string;
  readonly seed?: number;
  /** The evaluated or trained model. */
  readonly model?: string;
  /** Which of the above the content says by itself, whatever the file is called; `recognise` finds out. */
  readonly own?: readonly ClaimField[];
}

export type ClaimField = Exclude<keyof Claims, 'own'>;

export interface Sniffed {
  /** 0 (not this kind) to 1 (certain). The kind with the highest confidence reads the file. */
  readonly confidence: number;
  readonly claims: Claims;
}

export interface InstanceRow {
  /** 0-based position in the file. */
  readonly ordinal: number;
  /** 1-based line on which the record starts; the 1-based row where a file has no lines. */
  readonly line: number;
  readonly instruction: string;
  readonly response: string;
  /** The record's own `config`, `generator` or similar; null where it has none. */
  readonly label: string | null;
}

/** What a table of scores says in columns of its own, in its own spelling; it comes before what names say. */
export interface StatedPlace {
  /** The run's id. */
  readonly run?: string;
  readonly role?: 'base' | 'reference' | 'student';
  readonly claims?: Claims;
}

/** One number as the evaluation tool wrote it, already in percent. */
export interface EvaluationRow {
  readonly model: string;
  readonly tool: EvaluationTool;
  readonly task: string;
  readonly metric: string;
  readonly filter: string | null;
  /** Percent. */
  readonly score: number;
  /** Percentage points. */
  readonly stderr: number | null;
  readonly n: number | null;
  readonly higherIsBetter: boolean;
  readonly protocol: Protocol;
  readonly evaluatedMs: number | null;
  /** True for a public board: many models, never a source of anchors unless the user says so. */
  readonly board: boolean;
  /** For printed values the place in the publication; absent for files, whose path is the source. */
  readonly source?: string;
  /** Absent where the row's file says of its run only what its claims do. */
  readonly stated?: StatedPlace;
}

export interface TrainingRow {
  readonly step: number;
  readonly epoch: number | null;
  readonly loss: number | null;
  readonly evalLoss: number | null;
  readonly gradNorm: number | null;
  readonly learningRate: number | null;
  /** The run's name in a table of several runs; absent where the file is of one. */
  readonly series?: string;
}

/** What one model did on one item of a benchmark: paired with other models by `item`. */
export interface ItemRow {
  readonly model: string;
  readonly tool: EvaluationTool;
  readonly task: string;
  /** The tool's own name of the item (`HumanEval/3`, a doc id, a question's hash), the same for every model. */
  readonly item: string;
  readonly metric: string;
  readonly filter: string | null;
  /** On the tool's own scale, such as 0 or 1; null where the item was not scored. */
  readonly value: number | null;
  /** 1-based line on which the item starts; null in a document that is no lines. */
  readonly line: number | null;
}

/** One entry of a configuration, nested keys joined by dots. */
export interface ConfigurationRow {
  readonly key: string;
  /** As JSON. */
  readonly value: string;
}

export type Batch =
  | { readonly table: 'instances'; readonly rows: InstanceColumns }
  | { readonly table: 'evaluations'; readonly rows: readonly EvaluationRow[] }
  | { readonly table: 'training'; readonly rows: readonly TrainingRow[] }
  | { readonly table: 'items'; readonly rows: readonly ItemRow[] }
  | { readonly table: 'configuration'; readonly rows: readonly ConfigurationRow[] }
  | { readonly table: 'printed'; readonly rows: readonly PrintedValue[] }
  | { readonly table: 'problems'; readonly rows: readonly Problem[] };

export type BatchTable = Exclude<Batch['table'], 'problems'>;

/**
 * What a kind of artifact is to a run. `generated`: training data that a generator wrote. `outputs`: answers of an
 * evaluated model, generated data only where the manifest says so. `training`: logs of a student's training.
 */
export type ArtifactRole = 'generated' | 'outputs' | 'training' | 'other';

export interface ArtifactKind {
  /** Stable, kebab-case: `data-agora`, `trainer-state`, `lm-eval-results`… */
  readonly id: string;
  /** What it is, in a few words for the user, such as `lm-evaluation-harness results`. */
  readonly name: string;
  /** What of the content it is recognised by, for the list of formats. */
  readonly recognisedBy: string;
  /** The tables this kind fills; a verb that needs none of them does not read the file. */
  readonly provides: readonly BatchTable[];
  readonly role: ArtifactRole;
  /** True where `tables` decide what its columns mean: such a file is read again when they change. */
  readonly readsMapped?: true;
  /** Null: not this kind. Pure; never throws. */
  sniff(head: Head): Sniffed | null;
  /**
   * Streams the file. A record that cannot be read becomes a row of `problems` with its line, and reading goes on.
   * Throws only `AgoraError('cancelled')` and errors of the source itself. `tables` says how to read the columns of
   * score tables; only that kind looks at it.
   */
  read(source: ByteSource, signal?: AbortSignal, tables?: readonly TableMapping[]): AsyncIterable<Batch>;
}
