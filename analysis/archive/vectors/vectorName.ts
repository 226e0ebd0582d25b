import type { EmbeddedText } from '../../metrics/embeddingDiversity/embeddedText';

const words: Readonly<Record<EmbeddedText, RegExp>> = {
  instruction: /(?<![a-z])(instructions?|prompts?|questions?|inputs?)(?![a-z])/i,
  response: /(?<![a-z])(responses?|outputs?|answers?|completions?)(?![a-z])/i,
};

/** Which text a name speaks of; null where it speaks of none or of both. */
export function textOfName(name: string): EmbeddedText | null {
  const [instruction, response] = [words.instruction.test(name), words.response.test(name)];
  return instruction === response ? null : instruction ? 'instruction' : 'response';
}

/** What names that say nothing of the model are made of. */
const empty = /(?<![a-z])(embeddings?|embeds?|emb|vectors?|vecs?|data|npy|parquet|arrow|feather)(?![a-z])/gi;

/**
 * The model that a file of vectors is named after: what is left of its name without the name of the data file, the text
 * and words for vectors; else of its folder's name. Null where nothing is left.
 */
export function modelOfName(path: string, dataStem: string): string | null {
  const parts = path.split('/');
  const names = [parts.at(-1)?.replace(/\.(npy|parquet|arrow|feather)$/i, ''), parts.at(-2)];
  for (const name of names) {
    const left = (name ?? '')
      .replace(dataStem, ' ')
      .replace(new RegExp(words.instruction, 'gi'), ' ')
      .replace(new RegExp(words.response, 'gi'), ' ')
      .replace(empty, ' ')
      .replace(/^[\s._-]+|[\s._-]+$/g, '')
      .replace(/[\s]+[._-]*\s*/g, '_');
    if (/\p{L}/u.test(left)) return left;
  }
  return null;
}
