/** What could not be read or understood. Problems never stop the rest of an archive from opening. */

export type Severity = 'note' | 'caution' | 'fault';

export interface Problem {
  /** Path inside the archive; empty for the archive as a whole. */
  readonly path: string;
  /** 1-based; null for the whole file. */
  readonly line: number | null;
  readonly severity: Severity;
  /** Short, stable, kebab-case. */
  readonly code: string;
  /** The fact, the value, and the next step. */
  readonly message: string;
}
