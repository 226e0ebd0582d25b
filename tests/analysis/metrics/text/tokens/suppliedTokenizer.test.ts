/** A tokenizer.json in the form of Llama 3's, made here from the ranks of cl100k, against tiktoken. */
import cl100kTokens from 'gpt-tokenizer/bpeRanks/cl100k_base';
import { get_encoding } from 'tiktoken';
import { describe, expect, it } from 'vitest';
import { createInstanceHands } from '../../../../../analysis/metrics/instanceHands';
import { metricDefinition } from '../../../../../analysis/metrics/registry';
import { mergePairs } from '../../../../../analysis/metrics/text/tokens/mergePairs';
import { nameTokenizer } from '../../../../../analysis/metrics/text/tokens/suppliedTokenizer';
import { textRowsOf } from '../../../../../analysis/pool/textBatch';

const texts = [
  'The mother of 3 has $1,234.50; "how much" is left?',
  "I'll say: über naïve façade\n\n\tdef f(x):\n        return x**2\r\n",
  '数学の問題 😀 <|endoftext|>'.replace('<|endoftext|>', '< |endoftext| >'),
  '',
  'a'.repeat(30_000),
  '   spaces   everywhere   ',
];

describe('a supplied tokenizer', () => {
  it('counts the tokens of its file, under a name that stands for the file', async () => {
    const tokenizer = await nameTokenizer('Llama 3.1', likeLlama());
    expect(tokenizer.name).toMatch(/^llama_3_1_[0-9a-f]{16}$/);
    const id = `response_tokens_by_${tokenizer.name}`;
    const hands = createInstanceHands();
    await hands.prepare([id], { method: null, domain: null }, tokenizer);
    const [counts] = hands.measure({
      ordinals: Int32Array.from(texts.keys()),
      instructions: textRowsOf(texts),
      responses: textRowsOf(texts),
    });
    const oracle = get_encoding('cl100k_base');
    expect(Array.from(counts ?? [])).toEqual(texts.map((text) => oracle.encode_ordinary(text).length));
    oracle.free();
    expect(metricDefinition(id)).toMatchObject({ id, unit: 'tokens', needs: 'tokenizer' });
  });
  it('is refused where its file is none', async () => {
    for (const json of ['no JSON', '[]', '{"a": 1}', '{"model": {"type": "BPE"}}']) {
      const tokenizer = await nameTokenizer('x', json);
      const prepared = createInstanceHands().prepare(
        [`response_tokens_by_${tokenizer.name}`],
        { method: null, domain: null },
        tokenizer,
      );
      await expect(prepared).rejects.toMatchObject({ code: 'bad-input' });
    }
  });
  it('is needed for its metrics', async () => {
    const prepared = createInstanceHands().prepare(['response_tokens_by_llama'], { method: null, domain: null });
    await expect(prepared).rejects.toMatchObject({ code: 'bad-input' });
  });
});

function likeLlama(): string {
  const ranks = new Map(cl100kTokens.map((token, id) => [byteString(token), id]));
  const bytes = [...ranks.keys()];
  const letter = lettersOfBytes();
  const inLetters = (token: string): string => Array.from(token, (byte) => letter[byte.charCodeAt(0)]).join('');
  const merges: [string, string][] = [];
  for (const [token, rank] of ranks) {
    if (token.length < 2) continue;
    const lower = { get: (key: string) => ((ranks.get(key) ?? Infinity) < rank ? ranks.get(key) : undefined) };
    const parts = mergePairs(token, lower as Map<string, number>);
    const [left = '', right = ''] = parts.map((id) => bytes[id] ?? '');
    if (parts.length === 2) merges.push([inLetters(left), inLetters(right)]);
  }
  return JSON.stringify({
    version: '1.0',
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        {
          type: 'Split',
          pattern: {
            Regex:
              "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
          },
          behavior: 'Isolated',
          invert: false,
        },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
      ],
    },
    post_processor: null,
    decoder: { type: 'ByteLevel' },
    model: {
      type: 'BPE',
      unk_token: null,
      ignore_merges: true,
      vocab: Object.fromEntries([...ranks].map(([token, id]) => [inLetters(token), id])),
      merges,
    },
  });
}

function byteString(token: string | number[]): string {
  return String.fromCharCode(...(typeof token === 'string' ? Buffer.from(token) : token));
}

/** How byte-level tokenizers write bytes (Radford et al. 2019). */
function lettersOfBytes(): string[] {
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    const isPrintable = (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
    return String.fromCharCode(isPrintable ? byte : next++);
  });
}
