import { describe, expect, it } from 'vitest';
import { withFixedDates } from '../../../electron/shell/pdfDates';
import { printedPoints, withPageSize } from '../../../electron/shell/pdfPageBox';

/** A small file in the form that Skia writes: objects, a plain cross-reference table, a trailer. */
function pdf(boxes: readonly string[]): Buffer {
  const objects = [
    "<</Creator (x)\n/CreationDate (D:20261122144122-05'30')\n/ModDate (D:20261122144123+00'00')>>",
    ...boxes.map((box) => `<</Type /Page\n/MediaBox ${box}>>`),
    '<</Type /Catalog>>',
  ];
  let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<<>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

describe('a printed PDF', () => {
  it('says nothing of the time it was printed, and keeps its length', () => {
    const printed = pdf(['[0 0 396 246]']);
    const fixed = Buffer.from(withFixedDates(printed)).toString('latin1');
    expect(fixed).toHaveLength(printed.length);
    expect(fixed.match(/D:[^)]*/g)).toEqual(["D:20000101000000+00'00'", "D:20000101000000+00'00'"]);
  });

  it('is printed on a page that Chromium does not round, and cut to its exact size from the upper left', () => {
    expect([printedPoints(5.5), printedPoints(3.4), printedPoints(0.1)]).toEqual([396, 246, 12]);
    const text = Buffer.from(withPageSize(pdf(['[0 0 396 246]']), 5.5, 3.4)).toString('latin1');
    expect(text).toContain('/MediaBox [0 1.2 396 246]');
  });

  it('keeps a true cross-reference table when it is cut', () => {
    const text = Buffer.from(withPageSize(pdf(['[0 0 240 150]']), 3.3125, 2.0471)).toString('latin1');
    const offsets = [...text.matchAll(/^(\d{10}) 00000 n/gm)].map((match) => Number(match[1]));
    expect(offsets).toHaveLength(3);
    offsets.forEach((offset, index) => {
      expect(text.slice(offset).startsWith(`${index + 1} 0 obj\n`)).toBe(true);
    });
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(start).startsWith('xref\n')).toBe(true);
  });

  it('of more than one page, or without a plain table, is refused', () => {
    expect(() => withPageSize(pdf(['[0 0 6 6]', '[0 0 6 6]']), 0.05, 0.05)).toThrow('2 pages');
    expect(() => withPageSize(pdf([]), 0.05, 0.05)).toThrow('0 pages');
    expect(() => withPageSize(Buffer.from('/MediaBox [0 0 6 6]'), 0.05, 0.05)).toThrow('cross-reference');
  });
});
