import { findJsonError } from './findJsonError';
import { replaceNonFinite } from './replaceNonFinite';

export interface ParsedJson {
  readonly ok: true;
  readonly value: unknown;
  /** How often NaN, Infinity or -Infinity stood in place of a number; read as null. */
  readonly nonFinite: number;
}

export interface BrokenJson {
  readonly ok: false;
  /** Where in the text it stops being JSON; the text's length where it only ends too early. */
  readonly offset: number;
}

/**
 * Parses JSON, and what Python writes that is not: NaN and ±Infinity outside strings become null. Of duplicate keys the
 * last counts. Never throws.
 */
export function parseJson(text: string): ParsedJson | BrokenJson {
  const value = tryParse(text);
  if (value !== undefined) return { ok: true, value, nonFinite: 0 };
  const replaced = replaceNonFinite(text);
  if (replaced.count > 0) {
    const repaired = tryParse(replaced.text);
    if (repaired !== undefined) return { ok: true, value: repaired, nonFinite: replaced.count };
  }
  return { ok: false, offset: findJsonError(text) };
}

/** JSON has no undefined, so it stands for "not JSON". */
function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
