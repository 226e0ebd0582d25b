import { describe, expect, it } from 'vitest';
import { differingParts } from '../../../../renderer/views/compare/differingParts';

const differing = (value: string, other: string | null) =>
  differingParts(value, other).flatMap(({ words, differs }) => (differs ? [words] : []));

describe('the parts of a value that differ', () => {
  it('are those that the other side has not', () => {
    const [zero, four] = ['gsm8k strict, shots 0, 1319 items; gsm8k', 'gsm8k strict, shots 4, 1319 items; gsm8k'];
    expect(differing(zero, four)).toEqual(['shots 0, ']);
    expect(differing(four, zero)).toEqual(['shots 4, ']);
  });

  it('are not told apart where all of it differs', () => {
    expect(differingParts('69.5 %', '70.1 %')).toEqual([{ words: '69.5 %', differs: false }]);
    expect(differingParts('69.5 %, base', null)).toEqual([{ words: '69.5 %, base', differs: false }]);
  });

  it('are together the value', () => {
    for (const value of ['a, b;c,', '{"shots":0,"filter":"x"}', '', ',;', 'a\nb, c'])
      expect(differingParts(value, 'b')).toSatisfy(
        (parts: ReturnType<typeof differingParts>) => parts.map(({ words }) => words).join('') === value,
      );
  });
});
