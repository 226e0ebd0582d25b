import fc from 'fast-check';
import { expect, it } from 'vitest';
import { globMatcher } from '../../../analysis/study/glob';
import { createPatternList } from '../../../analysis/study/patternList';

const part = fc.constantFrom('a', 'b', 'ab', 'a.json');
const wild = fc.constantFrom('*', '**', '?', 'a*', '{a,b}', '{a,a/b}', '*.json');
const joined = (parts: fc.Arbitrary<string>) =>
  fc.array(parts, { minLength: 1, maxLength: 4 }).map((all) => all.join('/'));
const pattern = fc
  .tuple(fc.constantFrom('', './'), joined(fc.oneof(part, wild)), fc.constantFrom('', '/'))
  .map((all) => all.join(''));

it('finds the patterns that match one by one', () => {
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 8 }), joined(part), (patterns, path) => {
      const expected = patterns.flatMap((each, position) => (globMatcher(each)(path) ? [position] : []));
      expect(createPatternList(patterns).matching(path)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

it('takes a folder for all that is in it, and no name for the beginning of another', () => {
  const list = createPatternList(['runs/one', 'runs/*/data', 'runs/one/data.json']);
  expect(list.matching('runs/one/data.json')).toEqual([0, 2]);
  expect(list.matching('runs/one/data/part.json')).toEqual([0, 1]);
  expect(list.matching('runs/one2/other.json')).toEqual([]);
});
