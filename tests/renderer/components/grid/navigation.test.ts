import { describe, expect, it } from 'vitest';
import { moved } from '../../../../renderer/components/grid/navigation';

const size = { rows: 20, columns: 4 };

describe('moving in a grid', () => {
  it.each([
    ['ArrowDown', false, { row: 6, column: 2 }],
    ['ArrowUp', false, { row: 4, column: 2 }],
    ['ArrowLeft', false, { row: 5, column: 1 }],
    ['ArrowRight', false, { row: 5, column: 3 }],
    ['PageDown', false, { row: 15, column: 2 }],
    ['PageUp', false, { row: 0, column: 2 }],
    ['Home', false, { row: 5, column: 0 }],
    ['End', false, { row: 5, column: 3 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 19, column: 3 }],
  ])('%s (control %s) goes to %o', (key, control, to) => {
    expect(moved(key, control, { row: 5, column: 2 }, size)).toEqual(to);
  });

  it('stays inside, with the headers above the first row', () => {
    expect(moved('ArrowUp', false, { row: 0, column: 0 }, size)).toEqual({ row: -1, column: 0 });
    expect(moved('ArrowUp', false, { row: -1, column: 0 }, size)).toEqual({ row: -1, column: 0 });
    expect(moved('ArrowLeft', false, { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
    expect(moved('ArrowDown', false, { row: 19, column: 3 }, size)).toEqual({ row: 19, column: 3 });
  });

  it('leaves other keys alone', () => {
    expect(moved('a', false, { row: 0, column: 0 }, size)).toBeNull();
    expect(moved('Enter', false, { row: 0, column: 0 }, size)).toBeNull();
  });
});
