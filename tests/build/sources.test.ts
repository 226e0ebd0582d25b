import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashSources } from '../../build/setup/sources.mjs';

describe('hashSources', () => {
  let root = '';
  const write = (file: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-sources-'));
    write('analysis/engine.ts', 'export const a = 1;');
    write('package-lock.json', '{}');
  });
  afterEach(() => {
    fs.rmSync(root, { recursive: true, force: true });
  });

  it('stays while nothing changes, whatever the times of the files are', () => {
    const before = hashSources(root);
    write('analysis/engine.ts', 'export const a = 1;');
    expect(hashSources(root)).toBe(before);
    expect(before).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each([
    ['a source', 'analysis/engine.ts', 'export const a = 2;'],
    ['a new source', 'renderer/views/new.tsx', ''],
    ['data that is imported', 'resources/studies/agorabench.json', '{}'],
    ['the packages', 'package-lock.json', '{ }'],
    ['how bundles are made', 'build/bundles/bundles.mjs', ''],
  ])('changes with %s', (_what, file, text) => {
    const before = hashSources(root);
    write(file, text);
    expect(hashSources(root)).not.toBe(before);
  });

  it.each([
    ['a test', 'tests/analysis/engine.test.ts'],
    ['a text for readers', 'analysis/README.md'],
    ['the set-up', 'build/setup/say.mjs'],
  ])('does not change with %s', (_what, file) => {
    const before = hashSources(root);
    write(file, 'other');
    expect(hashSources(root)).toBe(before);
  });

  it('notices a moved file', () => {
    const before = hashSources(root);
    fs.renameSync(path.join(root, 'analysis/engine.ts'), path.join(root, 'analysis/motor.ts'));
    expect(hashSources(root)).not.toBe(before);
  });
});
