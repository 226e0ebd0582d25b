import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowWindow, scrolledTo } from '../../../../renderer/components/list/window';

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
});
