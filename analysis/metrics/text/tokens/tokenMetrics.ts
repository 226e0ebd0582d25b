import { bothSides } from '../../bothSides';
import { cl100k, o200k, type Encoding } from './encodings';

export const tokenMetrics = [
  ...tokensOf(o200k, 'o200k', 'o200k_base, the encoding of GPT-4o'),
  ...tokensOf(cl100k, 'cl100k', 'cl100k_base, the encoding of GPT-4'),
];

function tokensOf(encoding: Encoding, id: string, inWords: string) {
  return bothSides({
    id: `tokens_${id}`,
    name: `Tokens of the {side} (${id})`,
    label: `tokens, ${id}`,
    unit: 'tokens',
    better: 'none',
    definition: `Tokens of the {side} in ${inWords}; what looks like a special token counts as ordinary text.`,
    source: 'OpenAI, tiktoken',
    needs: 'text',
    topic: 'texts',
    cost: 'some 10,000 texts of 2,000 characters a second',
    version: 1,
    prepare: encoding.load,
    measure: ({ text }) => encoding.counter().count(text),
  });
}
