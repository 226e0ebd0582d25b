import { describe, expect, it } from 'vitest';
import { isInstalled } from '../../build/setup/packages.mjs';

describe('isInstalled', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/fsevents': { version: '2.3.3', optional: true },
    },
  };

  it('is content with what the lock file asks for, without the packages of other platforms', () => {
    expect(isInstalled(wanted, { packages: { 'node_modules/zod': { version: '4.6.7' } } })).toBe(true);
  });

  it.each([
    ['nothing is installed', null],
    ['a package is missing', { packages: {} }],
    ['a package is of another version', { packages: { 'node_modules/zod': { version: '4.6.6' } } }],
    [
      'an optional package is of another version',
      { packages: { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/fsevents': { version: '1.0.0' } } },
    ],
  ])('is not where %s', (_case, installed) => {
    expect(isInstalled(wanted, installed)).toBe(false);
  });
});
