/** The language of a text, by byte n-grams. */
import type * as extraSmall from 'eld/extrasmall';
import { AgoraError } from '../../errors';

let detector: typeof extraSmall.eld | null = null;

/** Loads the detector's data (1 MB) once a worker. */
export async function loadLanguages(): Promise<void> {
  detector ??= (await import('eld/extrasmall')).eld;
}

/**
 * ISO 639-1 code; null where the detector is unsure or the text has no words. Decided by the text's beginning (some 350
 * bytes), so that long texts cost no more. Throws before `loadLanguages`.
 */
export function languageOf(prose: string): string | null {
  if (detector === null) throw new AgoraError('internal', 'The languages were not loaded.');
  const found = detector.detect(prose.trimStart());
  return found.language !== '' && found.isReliable() ? found.language : null;
}
