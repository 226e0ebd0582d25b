import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../../../../analysis/figures/plots/parts/placeLabels';

describe('placeLabels', () => {
  it('keeps labels inside the frame', () => {
    expect(placeLabels([{ x: 0.98, y: 0.5, label: 'a rather long name' }])).toEqual(['middle left']);
    expect(placeLabels([{ x: 0.02, y: 0.5, label: 'a rather long name' }])).toEqual(['middle right']);
  });

  it('keeps neighbours apart', () => {
    const [left, right] = placeLabels([
      { x: 0.45, y: 0.5, label: 'left one' },
      { x: 0.5, y: 0.5, label: 'right one' },
    ]);
    expect(left).not.toBe(right);
    expect(left).not.toBe('middle right');
    expect(right).not.toBe('middle left');
  });
});
