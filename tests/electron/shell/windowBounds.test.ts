import { describe, expect, it } from 'vitest';
import { boundsOn, smallestWindow } from '../../../electron/shell/windowBounds';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const monitor = { x: 1440, y: 0, width: 2560, height: 1440 };
const small = { x: 0, y: 0, width: 800, height: 500 };

describe('where the window opens', () => {
  it('is where it stood, when that is on a display', () => {
    const saved = { x: 1600, y: 100, width: 1200, height: 800 };
    expect(boundsOn([laptop, monitor], saved)).toEqual(saved);
  });

  it('is the middle of the first display, when the other monitor is gone', () => {
    const saved = { x: 1600, y: 100, width: 1200, height: 800 };
    expect(boundsOn([laptop], saved)).toEqual({ x: 40, y: 25, width: 1360, height: 875 });
    expect(boundsOn([laptop], null)).toEqual(boundsOn([laptop], saved));
  });

  it('is moved wholly onto the display it lies on', () => {
    expect(boundsOn([laptop], { x: -300, y: -200, width: 1000, height: 700 })).toMatchObject({ x: 0, y: 25 });
    expect(boundsOn([laptop], { x: 1000, y: 600, width: 1000, height: 700 })).toMatchObject({ x: 440, y: 200 });
  });

  it('is no larger than its display and no smaller than can be read, where the display allows it', () => {
    expect(boundsOn([laptop], { x: 0, y: 25, width: 5000, height: 5000 })).toEqual(laptop);
    expect(boundsOn([laptop], { x: 0, y: 25, width: 200, height: 200 })).toMatchObject(smallestWindow);
    expect(boundsOn([small], { x: 0, y: 0, width: 200, height: 200 })).toEqual(small);
  });

  it('is not where only a sliver of it would show', () => {
    expect(boundsOn([laptop], { x: 1400, y: 100, width: 1000, height: 700 })).toEqual(boundsOn([laptop], null));
  });
});
