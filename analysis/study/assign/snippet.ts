/** Ready pieces of `agora.json` for messages. */
import { knownFields, noClaim, type RunClaim } from './runClaim';

/** `{ "evaluations": [{ … }] }` on one line. */
export function evaluationSnippet(entry: Readonly<Record<string, string>>): string {
  return inline({ evaluations: [entry] });
}

/** A run with the fields that are known and `…` for those that a cell cannot do without. */
export function runSnippet(known: Partial<RunClaim>, rest: Readonly<Record<string, unknown>>): string {
  const required = { id: '…', generator: '…', method: '…', domain: '…' };
  const given = Object.fromEntries(knownFields({ ...noClaim, ...known }).map((field) => [field, known[field]]));
  return inline({ runs: [{ ...required, ...given, ...rest }] });
}

function inline(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
}
