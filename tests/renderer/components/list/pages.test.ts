import { describe, expect, it } from 'vitest';
import { createPages, pageRows, type Page } from '../../../../renderer/components/list/pages';

const count = 1_260_000;

/** A table of numbers whose pages come when the test lets them. */
function held() {
  const asked: number[] = [];
  let answer: ((page: Page<number>) => void) | null = null;
  let refuse: ((error: Error) => void) | null = null;
  const pages = createPages<number>((offset, limit) => {
    asked.push(offset);
    return new Promise((resolve, reject) => {
      answer = () => {
        const rows = Array.from({ length: Math.min(limit, count - offset) }, (_, index) => offset + index);
        resolve({ total: count, rows });
      };
      refuse = reject;
    });
  });
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  return {
    pages,
    asked,
    come: async () => {
      answer?.({ total: 0, rows: [] });
      await settled();
    },
    fail: async () => {
      refuse?.(new Error('gone'));
      await settled();
    },
  };
}

describe('pages of a long table', () => {
  it('fetches what is looked at, once', async () => {
    const { pages, asked, come } = held();
    expect(pages.total()).toBeNull();
    pages.want(0, 30);
    await come();
    expect(pages.total()).toBe(count);
    expect(pages.rowAt(29)).toBe(29);
    pages.want(10, 40);
    expect(asked).toEqual([0]);
    pages.want(90, 120);
    await come();
    expect(asked).toEqual([0, pageRows]);
    expect(pages.rowAt(119)).toBe(119);
  });

  it('fetches the place where a drag ends, and not what it passed', async () => {
    const { pages, asked, come } = held();
    pages.want(0, 30);
    for (let at = 1000; at <= 1_000_000; at += 1000) pages.want(at, at + 30);
    await come();
    await come();
    expect(asked).toEqual([0, 1_000_000]);
    expect(pages.rowAt(1_000_010)).toBe(1_000_010);
  });

  it('shows the beginning at once where it is known', () => {
    const pages = createPages<number>(() => Promise.reject(new Error('not asked')), { total: 3, rows: [7, 8, 9] });
    pages.want(0, 30);
    expect(pages.total()).toBe(3);
    expect(pages.rowAt(2)).toBe(9);
    expect(pages.failure()).toBeNull();
  });

  it('says what failed, and asks again when it is looked at again', async () => {
    const { pages, asked, come, fail } = held();
    let changes = 0;
    pages.subscribe(() => changes++);
    pages.want(0, 30);
    await fail();
    expect(pages.failure()).toEqual(new Error('gone'));
    expect(changes).toBe(1);
    pages.want(0, 30);
    await come();
    expect(asked).toEqual([0, 0]);
    expect(pages.failure()).toBeNull();
  });

  it('keeps only so many pages', async () => {
    const { pages, come } = held();
    for (let page = 0; page < 100; page++) {
      pages.want(page * pageRows, page * pageRows + 1);
      await come();
    }
    expect(pages.rowAt(0)).toBeUndefined();
    expect(pages.rowAt(99 * pageRows)).toBe(99 * pageRows);
  });
});
