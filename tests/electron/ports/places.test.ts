import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { places } from '../../../electron/ports/places';
import { temporaryFolder } from '../temporaryFolder';

const projectRoot = resolve(import.meta.dirname, '../../..');

describe('places', () => {
  it('are the same from the source and from the bundle', () => {
    expect(places().base).toBe(projectRoot);
    expect(places(join(projectRoot, '.out', 'electron'))).toEqual(places());
    expect(existsSync(places().resources)).toBe(true);
  });

  it('are missed with a plain word where the installation is incomplete', () => {
    expect(() => places(temporaryFolder())).toThrow(/"resources" is missing/);
  });
});
