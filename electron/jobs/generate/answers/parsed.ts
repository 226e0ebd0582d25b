import type { Reason } from '../../workload';
import type { Pair } from '../prompts/template';

/** The two texts of an answer, or why it has not got them. */
export type Parsed = { readonly pair: Pair } | { readonly reason: Reason };

export function unparsed(code: string, message: string): Parsed {
  return { reason: { code, message } };
}
