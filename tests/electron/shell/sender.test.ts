import { describe, expect, it } from 'vitest';
import { isTrusted } from '../../../electron/shell/sender';

const own = { url: 'agora://workbench/index.html', isMainFrame: true };

describe('who may ask the machine', () => {
  it('is the main frame of a known window on the own origin', () => {
    expect(isTrusted({ frame: own, isKnownWindow: true })).toBe(true);
  });

  it.each([
    ['an unknown window', { frame: own, isKnownWindow: false }],
    ['a frame in the page', { frame: { ...own, isMainFrame: false }, isKnownWindow: true }],
    ['a page from elsewhere', { frame: { ...own, url: 'https://workbench/index.html' }, isKnownWindow: true }],
    ['an empty page', { frame: { ...own, url: 'about:blank' }, isKnownWindow: true }],
    ['a frame that is gone', { frame: null, isKnownWindow: true }],
  ])('is not %s', (_who, sender) => {
    expect(isTrusted(sender)).toBe(false);
  });
});
