import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../electron/shell/csp';

const directives = new Map(contentSecurityPolicy.split('; ').map((text) => [text.split(' ')[0], text]));

describe('the content security policy', () => {
  it('lets nothing in by default', () => {
    expect(directives.get('default-src')).toBe("default-src 'none'");
    for (const name of ['base-uri', 'form-action', 'frame-ancestors', 'object-src'])
      expect(directives.get(name)).toBe(`${name} 'none'`);
  });

  it('names no scheme of the network, no host, and no way to run text as script', () => {
    expect(contentSecurityPolicy).not.toMatch(/https?:|wss?:|\*|'unsafe-eval'/);
    expect(directives.get('script-src')).toBe("script-src 'self' 'wasm-unsafe-eval'");
    expect(directives.get('connect-src')).toBe("connect-src 'self' agora-file:");
  });
});
