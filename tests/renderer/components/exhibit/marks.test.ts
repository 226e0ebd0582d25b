import { describe, expect, it } from 'vitest';
import type { FigureSpec } from '../../../../analysis/figures/figure';
import { marksOf, nextMark } from '../../../../renderer/components/exhibit/marks';

const figure: FigureSpec = {
  id: 'f',
  title: 'F',
  explanation: '',
  layout: {},
  table: { id: 't', title: 'T', columns: [], rows: [], notes: [] },
  data: [
    { x: [0, 100], y: [0, 1], mode: 'lines' },
    {
      x: [3, 1],
      y: [10, 30],
      customdata: [
        ['b', null, null],
        ['a', 'm', 'd'],
      ],
      hovertext: ['<b>b</b><br>PGR 10', 'a'],
    },
    { x: [2], y: [20], customdata: [['c']], text: ['c'] },
  ],
};
const marks = marksOf(figure);
const path = (...keys: readonly string[]): string[] => {
  let at = null as ReturnType<typeof nextMark>;
  return keys.map((key) => (at = nextMark(marks, at, key))?.subject.generator ?? 'none');
};

describe('the marks of a chart', () => {
  it('are those that stand for something, with the words of their labels', () => {
    expect(marks.map(({ subject, words }) => [subject.generator, subject.domain, words])).toEqual([
      ['b', null, 'b, PGR 10'],
      ['a', 'd', 'a'],
      ['c', null, 'c'],
    ]);
  });

  it('are walked by all four arrow keys: across by x, up and down by y', () => {
    expect(path('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')).toEqual(['a', 'c', 'b', 'a']);
    expect(path('ArrowLeft', 'ArrowLeft')).toEqual(['b', 'c']);
    expect(path('ArrowUp', 'ArrowUp', 'ArrowUp')).toEqual(['b', 'c', 'a']);
    expect(path('ArrowDown', 'ArrowDown')).toEqual(['a', 'c']);
    expect(path('End', 'Home')).toEqual(['b', 'a']);
  });

  it('leave every other key to the window', () => {
    expect(nextMark(marks, null, 'Escape')).toBeNull();
    expect(nextMark([], null, 'ArrowUp')).toBeNull();
  });
});
