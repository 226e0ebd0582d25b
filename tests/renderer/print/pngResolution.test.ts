import { describe, expect, it } from 'vitest';
import { crc32, withResolution } from '../../../renderer/print/pngResolution';

describe('withResolution', () => {
  it('knows the check of PNG’s own end chunk', () => {
    expect(crc32(new TextEncoder().encode('IEND'))).toBe(0xae426082);
  });

  it('puts 300 dots an inch after the header and changes nothing else', () => {
    const png = Uint8Array.from({ length: 60 }, (_, index) => index);
    const result = withResolution(png, 300);
    expect(result.subarray(0, 33)).toEqual(png.subarray(0, 33));
    expect(result.subarray(54)).toEqual(png.subarray(33));
    const view = new DataView(result.buffer, 33);
    expect(new TextDecoder().decode(result.subarray(37, 41))).toBe('pHYs');
    expect([view.getUint32(8), view.getUint32(12), result[49]]).toEqual([11811, 11811, 1]);
  });
});
