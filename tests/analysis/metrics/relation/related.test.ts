import { describe, expect, it } from 'vitest';
import { measuredText, type MeasuredInstance } from '../../../../analysis/metrics/measuredInstance';
import { finalAnswer } from '../../../../analysis/metrics/relation/finalAnswer';
import { instructionKey } from '../../../../analysis/metrics/relation/instructionKey';
import { matchOrigins } from '../../../../analysis/metrics/relation/matchOrigins';
import { originMetrics } from '../../../../analysis/metrics/relation/originMetrics';
import { othersMetrics } from '../../../../analysis/metrics/relation/othersMetrics';

const math = (instruction: string, response: string): MeasuredInstance => ({
  instruction: measuredText(instruction),
  response: measuredText(response),
  method: 'response_generation',
  domain: 'math',
});

describe('finalAnswer', () => {
  it.each([
    ['So 2 + 3 = 5.\n[RESULT] 5 [/RESULT]', '5'],
    ['[RESULT] $1,234.50 [/RESULT]', '1234.5'],
    ['Thus \\boxed{\\frac{3}{4}}.', '0.75'],
    ['Thus $\\boxed{\\dfrac{3}{4}}$ of 12', '0.75'],
    ['[RESULT] \\boxed{x^2 + {1}} [/RESULT]', 'x^2+{1}'],
    ['She has 12 apples, then 7 apples.', '7'],
    ['It is −3', '-3'],
    ['The answer is 10,000.', '10000'],
    ['[RESULT] 25\\% [/RESULT]', '25'],
    ['[RESULT] 5 [/RESULT] or [RESULT] 6 [/RESULT]', '6'],
    ['[RESULT] \\left( 1, 2 \\right) [/RESULT]', '(1,2)'],
    ['No number at all', null],
    ['[RESULT]  [/RESULT]', null],
    ['\\boxed{never closed 8', '8'],
  ])('of %s', (response, answer) => expect(finalAnswer(response)).toBe(answer));
});

describe('instructionKey', () => {
  it('is one for spellings of one instruction', () => {
    expect(instructionKey('  What is\r\n2 +  2? ')).toBe(instructionKey('what IS 2 + 2?'));
    expect(instructionKey('What is 2 + 2?')).not.toBe(instructionKey('What is 2 + 3?'));
  });
});

describe('matchOrigins', () => {
  const seeds = [
    'How many apples does Anna have after she eats three of them?',
    'Find the area of a circle whose radius is five.',
    'Prove that the square root of two is irrational.',
    'Which numbers divide sixty?',
  ];
  const enhanced = [
    'Anna has twelve apples. How many apples does Anna have after she eats three of them and gives away two?',
    'Find the area of a circle whose radius is five centimetres, in terms of pi.',
    'Prove that the square root of two is irrational, by contradiction.',
    'Which positive whole numbers divide sixty?',
  ];
  it('keeps to the order where the order was kept', () => {
    expect(matchOrigins(enhanced, seeds)).toEqual([0, 1, 2, 3].map((seed) => ({ seed, by: 'position' })));
  });
  it('finds the nearest where it was not', () => {
    const order = [2, 0, 3];
    const found = matchOrigins(
      order.map((place) => enhanced[place] ?? ''),
      seeds,
    );
    expect(found).toEqual(order.map((seed) => ({ seed, by: 'similarity' })));
  });
  it('finds none where none is alike', () => {
    expect(matchOrigins(['Write a poem.'], seeds)).toEqual([null]);
    expect(matchOrigins(['Write a poem.'], [])).toEqual([null]);
  });
});

describe('originMetrics', () => {
  it('measure what was changed', () => {
    const origin = math('What is two and three?', 'It is five');
    const values = originMetrics.map((metric) =>
      metric.measure(math('What is two and four?', 'It is six of course, six'), [origin]),
    );
    expect(values).toEqual([1 / 5, 4 / 6, 6 / 3]);
    expect(originMetrics.map((metric) => metric.measure(origin, []))).toEqual([null, null, null]);
  });
});

describe('othersMetrics', () => {
  it('measure agreement with those that have an answer', () => {
    const others = ['[RESULT] 5.0 [/RESULT]', 'I get 6', 'no idea'].map((text) => math('2 + 3?', text));
    const [answers, overlap] = othersMetrics.map((metric) => metric.measure(math('2 + 3?', 'it is 5'), others));
    expect(answers).toBe(1 / 2);
    // {it, is, 5} with {result, 5, 0}, {i, get, 6} and {no, idea}.
    expect(overlap).toBeCloseTo(1 / 5 / 3, 14);
  });
  it('have no value without an answer, or outside mathematics', () => {
    const [answers] = othersMetrics;
    const other = math('2 + 3?', '5');
    expect(answers?.measure(math('2 + 3?', 'none'), [other])).toBeNull();
    expect(answers?.measure({ ...math('2 + 3?', '5'), domain: 'code' }, [other])).toBeNull();
    expect(answers?.measure(math('2 + 3?', '5'), [math('2 + 3?', 'none')])).toBeNull();
  });
});
