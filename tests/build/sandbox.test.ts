import { describe, expect, it } from 'vitest';
import { sandboxAdvice } from '../../build/setup/sandbox.mjs';

describe('sandboxAdvice', () => {
  const locked = {
    platform: 'linux',
    isRoot: false,
    userNamespaces: false,
    helperIsSetuid: false,
    helper: '/cache/electron/chrome-sandbox',
  } as const;

  it('names the command where neither user namespaces nor the helper can be used', () => {
    const helper = "'/cache/electron/chrome-sandbox'";
    expect(sandboxAdvice(locked)).toBe(`sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`);
  });

  it.each([
    ['user namespaces are allowed', { userNamespaces: true }],
    ['the helper belongs to root', { helperIsSetuid: true }],
    ['root runs without the sandbox', { isRoot: true }],
    ['the system is not Linux', { platform: 'darwin' }],
  ] as const)('has nothing to say where %s', (_case, difference) => {
    expect(sandboxAdvice({ ...locked, ...difference })).toBeNull();
  });
});
