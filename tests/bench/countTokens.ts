/**
 * Tokens of 3,000 made texts in o200k_base, beside the packages gpt-tokenizer (JavaScript) and tiktoken (Rust in
 * WebAssembly) on the same texts; and 30,000 equal letters, beside gpt-tokenizer.
 */
import o200kTokens from 'gpt-tokenizer/bpeRanks/o200k_base';
import { countTokens as countByGptTokenizer } from 'gpt-tokenizer/encoding/o200k_base';
import { get_encoding } from 'tiktoken';
import { createTokenCounter } from '../../analysis/metrics/text/tokens/bytePairs';
import { o200kPieces } from '../../analysis/metrics/text/tokens/pieces';
import { randomGenerator } from '../../analysis/statistics/random';
import type { Benchmark } from './benchmark';
import { summary } from './summary';

const size = { texts: 3000, words: 300 };
const rounds = 5;

export const countTokens: Benchmark = {
  name: 'tokens',
  title: `Tokens of ${size.texts} texts of ${size.words} words (o200k_base)`,
  run({ say }) {
    const own = createTokenCounter({ tokens: o200kTokens, pieces: o200kPieces });
    const tiktoken = get_encoding('o200k_base');
    const texts = madeTexts();
    const counters = {
      'the workbench': own.count,
      'gpt-tokenizer': (text: string) => countByGptTokenizer(text),
      tiktoken: (text: string) => tiktoken.encode_ordinary(text).length,
    };
    const rates = Object.entries(counters).map(([what, count]) => {
      say(`tokens: ${what}`);
      return {
        what,
        values: repeated(() => texts.reduce((sum, text) => sum + count(text), 0)).map(({ rate }) => rate),
      };
    });
    tiktoken.free();
    const [workbench, ...peers] = rates;
    // One more each time: what was merged once may be kept.
    const letters = (round: number) => 'a'.repeat(30_000 + round);
    const [ofOwn, ofPeer] = [counters['the workbench'], counters['gpt-tokenizer']].map((count) =>
      repeated((round) => count(letters(round))).map(({ seconds }) => seconds * 1000),
    );
    return Promise.resolve([
      ...peers.map(({ what, values }) =>
        summary('the workbench', workbench?.values ?? [], 'tokens/s', { peer: what, values, target: null }),
      ),
      summary('30,000 equal letters', ofOwn ?? [], 'ms', {
        peer: 'gpt-tokenizer',
        values: ofPeer ?? [],
        target: null,
      }),
    ]);
  },
};

function repeated(count: (round: number) => number): { readonly rate: number; readonly seconds: number }[] {
  return Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    const tokens = count(round);
    const seconds = (performance.now() - start) / 1000;
    return { rate: tokens / seconds, seconds };
  });
}

/** Words drawn from some 20,000, the frequent ones often; a tenth of them with what else stands in texts. */
function madeTexts(): string[] {
  const random = randomGenerator(1);
  const syllables = ['ba', 'con', 'di', 'er', 'fo', 'ing', 'la', 'mu', 'ne', 'ou', 'pre', 'st', 'ti', 'un', 've', 'ya'];
  const syllable = () => syllables[Math.floor(random() * syllables.length)] ?? '';
  const words = Array.from({ length: 20_000 }, (_, rank) => Array.from({ length: 1 + (rank % 4) }, syllable).join(''));
  const between = ['. ', ',\n', ' (', '= 3.14', '\n\n    ', ' $x^2$ '];
  return Array.from({ length: size.texts }, () =>
    Array.from({ length: size.words }, () => {
      const word = words[Math.floor(random() ** 4 * words.length)] ?? '';
      return random() < 0.1 ? `${word}${between[Math.floor(random() * between.length)] ?? ''}` : `${word} `;
    }).join(''),
  );
}
