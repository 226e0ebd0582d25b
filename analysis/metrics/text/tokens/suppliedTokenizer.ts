/** A tokenizer that the user brings: the `tokenizer.json` of a model on the Hugging Face hub. */
import { xxhash64 } from 'hash-wasm';
import { AgoraError } from '../../../errors';
import type { InstanceMetric } from '../../instanceMetric';
import { bothSides } from '../../bothSides';
import type { MetricFamily } from '../../family';

/** As it crosses to workers. */
export interface SuppliedTokenizer {
  /** Letters, digits and underscores; part of the ids of its metrics. */
  readonly name: string;
  /** The text of the file. */
  readonly json: string;
}

/**
 * Names a tokenizer so that the name stands for its content: `Llama 3.1` → `llama_3_1_0f3c9a1b2d4e5f60`.
 * @param name What the user calls it, or the model's.
 */
export async function nameTokenizer(name: string, json: string): Promise<SuppliedTokenizer> {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['tokenizer'];
  return { name: `${words.join('_')}_${await xxhash64(json)}`, json };
}

/**
 * The measures that a tokenizer makes possible. Their `prepare` throws `AgoraError('bad-input')` where the file is no
 * tokenizer.
 */
export function metricsOfTokenizer({ name, json }: SuppliedTokenizer): readonly InstanceMetric[] {
  let count: ((text: string) => number) | null = null;
  const metrics = bothSides({
    ...definition(name),
    prepare: async () => {
      count ??= await loadTokenizer({ name, json });
    },
    measure: ({ text }) => {
      if (count === null) throw new AgoraError('internal', 'The tokenizer was not loaded.');
      return count(text);
    },
  });
  return metrics;
}

const idPattern = /^(?:instruction|response)_tokens_by_([a-z0-9_]+)$/;

/** Definitions of the metrics of any supplied tokenizer. */
export const suppliedTokenizers: MetricFamily = {
  define(id) {
    const name = idPattern.exec(id)?.[1];
    if (name === undefined) return null;
    const metrics = bothSides({ ...definition(name), measure: () => null });
    return metrics.find((metric) => metric.id === id) ?? null;
  },
};

function definition(name: string) {
  return {
    id: `tokens_by_${name}`,
    name: `Tokens of the {side} (${name})`,
    label: `tokens, ${name}`,
    unit: 'tokens',
    better: 'none',
    definition:
      `Tokens of the {side} in the supplied tokenizer ${name} (name and hash of its file), without the marks that the ` +
      'tokenizer puts around a text. Unlike the public encodings, a special token written out in the text is one token.',
    source: 'The tokenizer.json supplied, read by @huggingface/tokenizers',
    needs: 'tokenizer',
    topic: 'texts',
    cost: 'some 1,000 instances a second',
    version: 1,
  } as const;
}

/** By name, which stands for the content: a worker is asked for one part of a run after another. */
const loaded = new Map<string, ReturnType<typeof readTokenizer>>();

function loadTokenizer({ name, json }: SuppliedTokenizer): ReturnType<typeof readTokenizer> {
  const known = loaded.get(name) ?? readTokenizer(json);
  loaded.set(name, known);
  return known;
}

/** What counts the tokens of a text. Throws `AgoraError('bad-input')` where the JSON is no tokenizer's. */
export async function readTokenizer(json: string): Promise<(text: string) => number> {
  const { Tokenizer } = await import('@huggingface/tokenizers');
  try {
    const file: unknown = JSON.parse(json);
    if (typeof file !== 'object' || file === null || !('model' in file)) throw new TypeError('it names no model');
    const tokenizer = new Tokenizer(file, {});
    return (text) => (text === '' ? 0 : tokenizer.encode(text, { add_special_tokens: false }).ids.length);
  } catch (error) {
    const nextStep = 'The file is the tokenizer.json beside the weights of a model.';
    throw new AgoraError('bad-input', `The tokenizer cannot be read: ${(error as Error).message}.`, { nextStep });
  }
}
