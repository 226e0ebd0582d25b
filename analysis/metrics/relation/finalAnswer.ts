/** The answer that a response ends with, in a form that can be compared. */

const result = /\[RESULT\]([\s\S]*?)\[\/RESULT\]/gi;
const number = /[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\/\d+)?/g;

/**
 * What stands in the last `[RESULT] … [/RESULT]`, else in the last `\boxed{…}`, else the last number; null where there is
 * none of these. Numbers come without commas, signs of currency and trailing zeros, fractions of whole numbers as
 * quotients; other answers without white space, dollar signs and sizing commands of LaTeX.
 */
export function finalAnswer(response: string): string | null {
  const marked = Array.from(response.matchAll(result)).at(-1)?.[1];
  if (marked !== undefined) return normalised(lastBoxed(marked) ?? marked);
  const boxed = lastBoxed(response);
  if (boxed !== null) return normalised(boxed);
  const last = response.match(number)?.at(-1);
  return last === undefined ? null : normalised(last);
}

/** What stands between the braces of the last `\boxed{…}`. */
function lastBoxed(text: string): string | null {
  const start = text.lastIndexOf('\\boxed{');
  if (start < 0) return null;
  const inside = start + '\\boxed{'.length;
  let depth = 1;
  for (let place = inside; place < text.length; place++) {
    const letter = text.charAt(place);
    if (letter === '{') depth++;
    if (letter === '}' && --depth === 0) return text.slice(inside, place);
  }
  return null;
}

function normalised(answer: string): string | null {
  const bare = answer
    .replace(/\\(?:left|right|displaystyle|,|!|;|:|\s)/g, '')
    .replace(/\\[dt]frac/g, '\\frac')
    .replace(/\\frac\{(-?\d+)\}\{(\d+)\}/g, '$1/$2')
    .replace(/\\?[$%€£]/g, '')
    .replace(/−/g, '-')
    .replace(/\s+/g, '')
    .replace(/[.,]$/, '');
  if (bare === '') return null;
  const plain = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  const [, above, below] = /^(-?\d+(?:\.\d+)?)(?:\/(\d+))?$/.exec(plain) ?? [];
  if (above === undefined) return plain;
  const value = Number(above) / Number(below ?? 1);
  return Number.isFinite(value) ? String(value) : plain;
}
