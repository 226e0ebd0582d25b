/**
 * A study is data: it names methods, domains, benchmarks, families and generators. Nothing in the code knows
 * AgoraBench's three methods and three domains; AgoraBench is a preset in `resources/studies/`.
 */

/** How a domain's PGR is made from several benchmarks. */
export type PgrRule = 'mean-of-pgrs' | 'pgr-of-mean';

export interface Method {
  readonly id: string;
  readonly name: string;
  /** Other spellings in file names and fields. */
  readonly aliases: readonly string[];
}

export interface Domain {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Ids of the benchmarks that score this domain. */
  readonly benchmarks: readonly string[];
}

/** Which number of which tool counts as a benchmark's score; earlier sources are preferred, never mixed in one PGR. */
export interface BenchmarkSource {
  readonly tool: EvaluationTool;
  readonly task: string | null;
  readonly metric: string;
  readonly filter: string | null;
}

export interface Benchmark {
  readonly id: string;
  readonly name: string;
  /** Other spellings in tables of scores. */
  readonly aliases: readonly string[];
  readonly unit: 'percent';
  readonly higherIsBetter: boolean;
  readonly sources: readonly BenchmarkSource[];
}

/** How a model is evaluated; an absent part is undeclared. */
export interface Protocol {
  readonly shots?: number | undefined;
  readonly chatTemplate?: boolean | undefined;
  readonly filter?: string | undefined;
  readonly harnessVersion?: string | undefined;
  /** Of the task, where the tool counts versions of it. */
  readonly benchmarkVersion?: string | undefined;
}

/** What a role's protocol is declared to be: as `Protocol`, and `few` shots stands for any number from one. */
export interface DeclaredProtocol extends Omit<Protocol, 'shots'> {
  readonly shots?: number | 'few' | undefined;
}

export interface Anchor {
  readonly model: string;
  readonly aliases: readonly string[];
  readonly protocol: DeclaredProtocol;
}

/** A base model, its reference, and the students fine-tuned from the base. */
export interface Family {
  readonly id: string;
  readonly base: Anchor | null;
  readonly reference: Anchor | null;
  readonly student: { readonly protocol: DeclaredProtocol };
}

export interface Generator {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly usdPer1MInput: number | null;
  readonly usdPer1MOutput: number | null;
}

export interface Study {
  /** The preset's id, or the archive's own name. */
  readonly id: string;
  readonly name: string;
  readonly rule: PgrRule;
  readonly methods: readonly Method[];
  readonly domains: readonly Domain[];
  readonly benchmarks: readonly Benchmark[];
  readonly families: readonly Family[];
  readonly generators: readonly Generator[];
}

/** One method × domain. */
export interface Setting {
  readonly method: string;
  readonly domain: string;
}

export type Role = 'base' | 'reference' | 'student' | 'generator';
/** `table`: a plain table of scores, whose task is a benchmark's id, name or alias; `printed`: a publication. */
export type EvaluationTool =
  'lm-eval' | 'lighteval' | 'evalplus' | 'alpacaeval' | 'arena-hard' | 'small-evaluate' | 'table' | 'printed';

/** generator × method × domain × family × volume × variant × language × seed; parts that are not known are null. */
export interface Run {
  readonly id: string;
  readonly generator: string | null;
  readonly method: string | null;
  readonly domain: string | null;
  readonly family: string | null;
  /** Number of instances the run was planned with or its name states. */
  readonly volume: number | null;
  readonly variant: string | null;
  readonly language: string | null;
  readonly seed: number | null;
  /** Instances found in its files; null where they were not read. */
  readonly instances: number | null;
  /** Names of the fields above that were inferred from names or content and not declared. */
  readonly inferred: readonly string[];
  /**
   * Where each inferred field was read: in the file's `content`, in `names` of files, folders and models, from the
   * `study` (its only family), or by a name template, which then stands here itself.
   */
  readonly inferredFrom: Readonly<Record<string, string>>;
}

/** One number of one evaluation file, in percent. */
export interface Evaluation {
  readonly model: string;
  /** Null: nobody said what this model is in the study. */
  readonly role: Role | null;
  readonly run: string | null;
  readonly family: string | null;
  /** Null where the study has no benchmark with this source. */
  readonly benchmark: string | null;
  /** Percent. */
  readonly score: number;
  /** Percentage points. */
  readonly stderr: number | null;
  /** Items the score rests on. */
  readonly n: number | null;
  readonly tool: EvaluationTool;
  readonly task: string;
  readonly metric: string;
  readonly filter: string | null;
  readonly protocol: Protocol;
  /** When the evaluation ran, milliseconds since 1970. */
  readonly evaluatedMs: number | null;
  /** True where a newer result for the same number stands in the archive. */
  readonly superseded: boolean;
  /** Path inside the archive; for printed values the place in the publication. */
  readonly source: string;
}

/** A value known from a publication, with the place it is printed at. Absent dimensions are null. */
export interface PrintedValue {
  /**
   * `pgr`, `pgr-average`, `problem-solving-average`, `metric`, `metric-average`, `explained-variance-percent`,
   * `loading`, `loading-strength`, `contribution-percent`, `r2`, `p`, `usd-per-1m-input`, `usd-per-1m-output`.
   */
  readonly quantity: string;
  readonly generator: string | null;
  readonly method: string | null;
  readonly domain: string | null;
  readonly variant: string | null;
  readonly metric: string | null;
  /** What a statistic belongs to: `problem-solving.coarse`, `regression`, `PC1`… */
  readonly scope: string | null;
  /** Null where only a bound is printed; see `text`. */
  readonly value: number | null;
  /** The value as printed, for example `< 0.001`. */
  readonly text: string;
  /** Table or figure of the publication. */
  readonly source: string;
}

/** One intrinsic metric of one cell. */
export interface MetricValue {
  readonly metric: string;
  readonly generator: string;
  readonly method: string;
  readonly domain: string;
  readonly variant: string | null;
  readonly value: number;
  readonly source: string;
}
