import { findJsonError } from './findJsonError';
import { mayOverflow, replaceNonFinite } from './replaceNonFinite';

export interface ParsedJson {
  readonly ok: true;
  readonly value: unknown;
  /** How often NaN, ±Infinity or a number too large for one, such as `1e999`, stood there; read as null. */
  readonly nonFinite: number;
  /** Where in the text the first of them stands; −1 where there is none. */
  readonly nonFiniteAt: number;
}

export interface BrokenJson {
  readonly ok: false;
  /** Where in the text it stops being JSON; the text's length where it only ends too early. */
  readonly offset: number;
}

/**
 * Parses JSON, and what Python writes that is not: NaN and ±Infinity outside strings become null, as do numbers that
 * would be read as infinite. Of duplicate keys the last counts. Never throws.
 */
export function parseJson(text: string): ParsedJson | BrokenJson {
  const value = tryParse(text);
  if (value !== undefined && !mayOverflow.test(text)) return finite(value);
  const replaced = replaceNonFinite(text);
  if (replaced.count > 0) {
    const repaired = tryParse(replaced.text);
    if (repaired !== undefined)
      return { ok: true, value: repaired, nonFinite: replaced.count, nonFiniteAt: replaced.firstAt };
  }
  return value === undefined ? { ok: false, offset: findJsonError(text) } : finite(value);
}

function finite(value: unknown): ParsedJson {
  return { ok: true, value, nonFinite: 0, nonFiniteAt: -1 };
}

/** JSON has no undefined, so it stands for "not JSON". */
function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
