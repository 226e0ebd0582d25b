/** What a verb of the terminal is. Each stands in a file of its own; the list is in `verbs.ts`. */
import type { ParseArgsConfig } from 'node:util';
import type { Progress } from '../../analysis/task';

export interface Call {
  /** The words after the verb that are not options. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** All values of options that may be named several times, in their order; none where it was not named. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Characters in a line of the terminal. */
  readonly width: number;
  /** A message for the user on standard error. */
  readonly say: (message: string) => void;
  /** Text on standard output before the outcome's, such as a log that grows; none where a document is printed. */
  readonly print: (text: string) => void;
  /** How far long work is, on standard error; may be called as often as work likes. */
  readonly progress: (progress: Progress) => void;
}

export interface Outcome {
  /** What `--json` prints. */
  readonly document: unknown;
  /** What is printed without it. */
  readonly text: string;
  /** False: no file was understood; the exit code is 3. */
  readonly readable: boolean;
}

export interface Verb {
  readonly name: string;
  /** The words it takes, for the usage line: `PATH`. */
  readonly words: readonly string[];
  /** How many of the last words may be missing; none where absent. */
  readonly optionalWords?: number;
  /** The option that takes several files, also when it is named several times: words beyond `words` are more of them. */
  readonly filesOption?: string;
  readonly summary: string;
  /** What it prints, and what its options mean. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Options that may be named several times; their values are in `lists`. */
  readonly listOptions?: readonly string[];
  run(call: Call): Promise<Outcome>;
}
