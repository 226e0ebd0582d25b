/** The public encodings: the ranks of `gpt-tokenizer`, each loaded when it is asked for. */
import { AgoraError } from '../../../errors';
import { createTokenCounter, type BytePairs, type TokenCounter } from './bytePairs';
import { cl100kPieces, o200kPieces } from './pieces';

export interface Encoding {
  /** Loads the ranks (1 to 2.5 MB) once a worker. */
  load(): Promise<void>;
  /** Throws before `load`. */
  counter(): TokenCounter;
}

/** Of GPT-4o and later. */
export const o200k = encoding(async () => ({
  tokens: (await import('gpt-tokenizer/bpeRanks/o200k_base')).default,
  pieces: o200kPieces,
}));

/** Of GPT-4 and GPT-3.5 Turbo. */
export const cl100k = encoding(async () => ({
  tokens: (await import('gpt-tokenizer/bpeRanks/cl100k_base')).default,
  pieces: cl100kPieces,
}));

function encoding(read: () => Promise<BytePairs>): Encoding {
  let made: TokenCounter | null = null;
  return {
    load: async () => {
      made ??= createTokenCounter(await read());
    },
    counter: () => {
      if (made === null) throw new AgoraError('internal', 'The encoding was not loaded.');
      return made;
    },
  };
}
