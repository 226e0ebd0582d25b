/** Digits, signs and letters that axes make up on their own. */
const always = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 .,:;()[]%−–²=<>·×';

/**
 * Resolves when every face of the family that these words need is ready: Plotly measures text while it draws. Rejects
 * where the family does not exist.
 */
export async function loadFonts(family: string, words: string): Promise<void> {
  const characters = [...new Set(always + words)].join('');
  const loaded = await Promise.all(
    ['400', '700'].map((weight) => document.fonts.load(`${weight} 12px "${family}"`, characters)),
  );
  if (loaded.some((faces) => faces.length === 0)) throw new Error(`The font ${family} could not be loaded.`);
}
