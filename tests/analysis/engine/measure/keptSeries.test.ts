import { expect, it } from 'vitest';
import { seriesOfBytes, seriesToBytes } from '../../../../analysis/engine/measure/keptSeries';

const series = { ordinals: Int32Array.of(0, 2, 7), values: Float64Array.of(1.5, -2, 1e150) };

it('gives back what was kept, and an empty series', () => {
  const none = { ordinals: new Int32Array(0), values: new Float64Array(0) };
  expect(seriesOfBytes(seriesToBytes(series))).toEqual(series);
  expect(seriesOfBytes(seriesToBytes(none))).toEqual(none);
});

it('takes bytes that were cut off, wherever, for damaged', () => {
  const bytes = seriesToBytes(series);
  for (let end = 0; end < bytes.length; end++) expect(seriesOfBytes(bytes.slice(0, end)), String(end)).toBeNull();
});
