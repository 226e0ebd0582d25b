import type { Check } from '../../../results';
import { note } from './check';

/** `printed-only`: the value is known from a publication and cannot be computed again from what is here. */
export function printedOnly(source: string): Check {
  return note(
    'printed-only',
    `As printed (${source}); the scores and anchors behind it are not published. It counts in averages.`,
  );
}
