import { describe, expect, it } from 'vitest';
import type { LaunchCell } from '../../../../../electron/contract';
import { gridOf, stepBeside } from '../../../../../renderer/views/jobs/study/launch/gridOf';

const cell = (
  run: string | null,
  generator: string | null,
  method: string | null,
  domain: string | null,
): LaunchCell => ({
  run,
  role: run === null ? 'base' : 'student',
  generator,
  method,
  domain,
  steps: [`train-${run ?? 'base'}`],
});

describe('the grid of a launch', () => {
  it('has generators as rows, settings by domain as columns, and anchors apart', () => {
    const grid = gridOf({
      cells: [
        cell(null, null, null, null),
        cell('a-math', 'a', 'instance', 'math'),
        cell('a-code', 'a', 'instance', 'code'),
        cell('b-math-2', 'b', 'response', 'math'),
        cell('b-math', 'b', 'instance', 'math'),
        cell('b-math-seed-2', 'b', 'instance', 'math'),
      ],
    });
    expect(grid.anchors.map(({ role }) => role)).toEqual(['base']);
    expect(grid.settings.map(({ method, domain }) => `${domain ?? ''} ${method ?? ''}`)).toEqual([
      'math instance',
      'math response',
      'code instance',
    ]);
    expect(
      grid.rows.map(({ generator, cells }) => [generator, cells.map((runs) => runs.map(({ run }) => run))]),
    ).toEqual([
      ['a', [['a-math'], [], ['a-code']]],
      ['b', [['b-math', 'b-math-seed-2'], ['b-math-2'], []]],
    ]);
  });

  it('keeps runs of which nothing is known', () => {
    const grid = gridOf({ cells: [cell('x', null, null, null)] });
    expect(grid.rows).toHaveLength(1);
    expect(grid.settings).toEqual([{ method: null, domain: null }]);
  });
});

describe('an arrow key', () => {
  const at = (row: number, place: number) => ({ row, at: place });
  const places = [at(0, 0), at(0, 1), at(1, 0), at(1, 1), at(1, 100), at(2, 100)];

  it.each([
    ['ArrowRight', at(1, 1), at(1, 100)],
    ['ArrowRight', at(0, 1), at(0, 1)],
    ['ArrowLeft', at(1, 100), at(1, 1)],
    ['Home', at(1, 100), at(1, 0)],
    ['End', at(1, 0), at(1, 100)],
    ['ArrowDown', at(0, 1), at(1, 1)],
    ['ArrowDown', at(1, 0), at(2, 100)],
    ['ArrowDown', at(2, 100), at(2, 100)],
    ['ArrowUp', at(2, 100), at(1, 100)],
    ['ArrowUp', at(1, 100), at(0, 1)],
    ['a', at(1, 0), at(1, 0)],
  ])('%s', (key, from, to) => {
    expect(stepBeside(places, from, key)).toEqual(to);
  });
});
