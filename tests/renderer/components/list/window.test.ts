import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highest, rowWindow, scrolledTo, scrollScale } from '../../../../renderer/components/list/window';

const rowHeight = 28;
const natural = (max: number) => fc.integer({ min: 0, max });

describe('the window of a long list', () => {
  it('holds every row that is seen, and few others', () => {
    fc.assert(
      fc.property(natural(1_000_000), natural(2000), natural(50_000), (top, height, count) => {
        const { first, end } = rowWindow(top, height, rowHeight, count);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(Math.max(count, first));
        const firstSeen = Math.floor(top / rowHeight);
        const lastSeen = Math.min(count - 1, Math.ceil((top + height) / rowHeight) - 1);
        if (firstSeen <= lastSeen) {
          expect(first).toBeLessThanOrEqual(firstSeen);
          expect(end).toBeGreaterThan(lastSeen);
        }
        expect(end - first).toBeLessThanOrEqual(height / rowHeight + 20);
      }),
    );
  });

  it('scrolls no further than it must to show a row whole', () => {
    fc.assert(
      fc.property(natural(10_000), natural(100_000), fc.integer({ min: rowHeight, max: 2000 }), (row, top, height) => {
        const to = scrolledTo(row, top, height, rowHeight);
        expect(row * rowHeight).toBeGreaterThanOrEqual(to);
        expect((row + 1) * rowHeight).toBeLessThanOrEqual(to + height);
        const wasWhole = row * rowHeight >= top && (row + 1) * rowHeight <= top + height;
        if (wasWhole) expect(to).toBe(top);
      }),
    );
  });

  it('reaches both ends of a list of any length, and never draws an element too high', () => {
    const height = 600;
    fc.assert(
      fc.property(natural(100_000_000), (count) => {
        const full = Math.max(count * rowHeight, height);
        const { extent, toList, toScroll } = scrollScale(full, height);
        expect(extent).toBeLessThanOrEqual(highest);
        expect(toList(0)).toBe(0);
        expect(toList(extent - height)).toBeCloseTo(full - height, 3);
        expect(toList(toScroll(full / 2))).toBeCloseTo(full / 2, 3);
      }),
    );
  });

  it('scrolls a list that is not too high by the pixel', () => {
    expect(scrollScale(highest, 600).toList(12_345)).toBe(12_345);
  });

  it('skips no row of 1.26 million at a turn of the wheel', () => {
    const { toList } = scrollScale(1_260_000 * rowHeight, 600);
    expect(toList(100) - toList(0)).toBeLessThan(600);
  });
});
