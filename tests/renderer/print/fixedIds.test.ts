import { describe, expect, it } from 'vitest';
import { withFixedIds } from '../../../renderer/print/fixedIds';

describe('withFixedIds', () => {
  it('replaces the random word in ids and references, and not in colours', () => {
    const drawn = '<defs id="defs-a1b2c3"/><g clip-path="url(#clipa1b2c3xy)" fill="#a1b2c3"/><path d="a1b2c3"/>';
    expect(withFixedIds(drawn)).toBe(
      '<defs id="defs-figure"/><g clip-path="url(#clipfigurexy)" fill="#a1b2c3"/><path d="a1b2c3"/>',
    );
  });
});
