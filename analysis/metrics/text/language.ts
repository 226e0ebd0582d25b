/** The language of a text, by byte n-grams. */
import type * as extraSmall from 'eld/extrasmall';
import { AgoraError } from '../../errors';

let detector: typeof extraSmall.eld | null = null;

/** Loads the detector's data (1 MB) once a worker. */
export async function loadLanguages(): Promise<void> {
  detector ??= (await import('eld/extrasmall')).eld;
}

/** What the detector tells apart. Kept values are places in this list: with the list the version of its metric changes. */
export const languages = (
  'am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko ku lo lt lv ml mr ms nl no or ' +
  'pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh'
).split(' ');

/** By how much the first language must lead the second, of scores from 0 to 1. */
const leastLead = 0.01;

/**
 * ISO 639-1 code; null where the detector is unsure or the text has no words. Decided by the text's beginning (some 350
 * bytes), so that long texts cost no more. Throws before `loadLanguages`.
 */
export function languageOf(prose: string): string | null {
  if (detector === null) throw new AgoraError('internal', 'The languages were not loaded.');
  const found = detector.detect(prose.trimStart());
  if (found.language === '' || !found.isReliable()) return null;
  // The detector's own look at the lead compares a score with the number of a language (2.1) and sees no close call.
  const [first = 0, second = 0] = Object.values(found.getScores());
  return first - second >= leastLead ? found.language : null;
}
