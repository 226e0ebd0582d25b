/** Where the window stood last, and where it may stand on the displays of today. Pure. */
import * as z from 'zod/mini';

export const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int(),
  height: z.int(),
  maximized: z.boolean(),
});

export type WindowBounds = z.infer<typeof boundsSchema>;

export type Rectangle = Pick<WindowBounds, 'x' | 'y' | 'width' | 'height'>;

/** The smallest window in which a place can be read, in device-independent pixels. */
export const smallestWindow = { width: 880, height: 560 } as const;

const usualWindow = { width: 1360, height: 880 } as const;

/** A window must show at least this much of itself on one display to be taken hold of. */
const graspable = 100;

/**
 * Where the window opens: the saved bounds, made no larger than the display they lie on and moved wholly onto it; in the
 * middle of the first display where nothing was saved or that display is gone. `displays` are work areas, first the
 * primary one; there is at least one.
 */
export function boundsOn(displays: readonly [Rectangle, ...Rectangle[]], saved: Rectangle | null): Rectangle {
  const home = saved === null ? undefined : displays.find((display) => overlaps(display, saved));
  if (saved === null || home === undefined) return centred(displays[0]);
  const width = Math.min(Math.max(saved.width, smallestWindow.width), home.width);
  const height = Math.min(Math.max(saved.height, smallestWindow.height), home.height);
  return {
    x: clamp(saved.x, home.x, home.x + home.width - width),
    y: clamp(saved.y, home.y, home.y + home.height - height),
    width,
    height,
  };
}

function centred(display: Rectangle): Rectangle {
  const width = Math.min(usualWindow.width, display.width);
  const height = Math.min(usualWindow.height, display.height);
  return {
    x: display.x + Math.floor((display.width - width) / 2),
    y: display.y + Math.floor((display.height - height) / 2),
    width,
    height,
  };
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across >= graspable && down >= graspable;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
