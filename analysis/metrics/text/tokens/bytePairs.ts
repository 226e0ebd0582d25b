/** Byte-pair encoding as tiktoken does it: the same ids, and no text that takes more than its share of time. */
import { mergePairs } from './mergePairs';

/** An encoding's data. */
export interface BytePairs {
  /** The token of each id: its text, or its bytes where they are no text. Ids that are not in use are holes. */
  readonly tokens: readonly (string | readonly number[] | undefined)[];
  /** Splits a text into the pieces that are encoded one by one; global. */
  readonly pieces: RegExp;
}

export interface TokenCounter {
  /** Ids of the tokens; what looks like a special token is ordinary text. Lone surrogates are taken for U+FFFD. */
  idsOf(text: string): number[];
  /** How many tokens `idsOf` gives. */
  count(text: string): number;
}

/** Most pieces of a text were met before. Strings of up to 12 characters never hold on to the text they were cut from. */
const keptPieces = 100_000;
const keptLength = 12;

export function createTokenCounter({ tokens, pieces }: BytePairs): TokenCounter {
  const ranks = new Map<string, number>();
  tokens.forEach((token, id) => {
    if (token !== undefined)
      ranks.set(typeof token === 'string' ? byteStringOf(token) : String.fromCharCode(...token), id);
  });
  const kept = new Map<string, readonly number[]>();

  const encode = (piece: string): readonly number[] => {
    const known = kept.get(piece);
    if (known) return known;
    const bytes = byteStringOf(piece);
    const whole = ranks.get(bytes);
    const ids = whole === undefined ? mergePairs(bytes, ranks) : [whole];
    if (piece.length <= keptLength) {
      if (kept.size >= keptPieces) kept.clear();
      kept.set(piece, ids);
    }
    return ids;
  };
  return {
    idsOf: (text) => (text.match(pieces) ?? []).flatMap(encode),
    count: (text) => (text.match(pieces) ?? []).reduce((sum, piece) => sum + encode(piece).length, 0),
  };
}

const encoder = new TextEncoder();
/** More arguments than this may not fit on the stack. */
const codesAtOnce = 4096;

/** UTF-8 with one character a byte: the shape in which bytes can be keys of a map. */
function byteStringOf(text: string): string {
  const bytes = encoder.encode(text);
  if (bytes.length <= codesAtOnce) return String.fromCharCode(...bytes);
  let joined = '';
  for (let start = 0; start < bytes.length; start += codesAtOnce)
    joined += String.fromCharCode(...bytes.subarray(start, start + codesAtOnce));
  return joined;
}
