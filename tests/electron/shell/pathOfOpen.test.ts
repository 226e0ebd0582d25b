import { closeSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pathOfOpen } from '../../../electron/shell/pathOfOpen';
import { temporaryFolder } from '../temporaryFolder';

it('leads to the open file, whatever takes its place', ({ skip }) => {
  if (pathOfOpen(0, process.platform) === null) skip();
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'granted'), 'granted');
  writeFileSync(join(folder, 'secret'), 'secret');
  const descriptor = openSync(join(folder, 'granted'), 'r');
  renameSync(join(folder, 'secret'), join(folder, 'granted'));
  expect(readFileSync(pathOfOpen(descriptor, process.platform) ?? '', 'utf8')).toBe('granted');
  closeSync(descriptor);
});

it('is there on systems that have one', () => {
  expect(pathOfOpen(7, 'linux')).toBe('/proc/self/fd/7');
  expect(pathOfOpen(7, 'darwin')).toBe('/dev/fd/7');
  expect(pathOfOpen(7, 'win32')).toBeNull();
});
