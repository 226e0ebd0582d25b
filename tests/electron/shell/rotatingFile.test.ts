import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { append, rotateAtBytes } from '../../../electron/shell/rotatingFile';
import { temporaryFolder } from '../temporaryFolder';

describe('the log file', () => {
  it('begins anew at its limit and keeps one older one', () => {
    const folder = join(temporaryFolder(), 'logs');
    const [file, older] = [join(folder, 'agora.log'), join(folder, 'agora.older.log')];
    append(file, older, 'first\n');
    append(file, older, `${'x'.repeat(rotateAtBytes - 7)}\n`);
    expect(existsSync(older)).toBe(false);
    append(file, older, 'next\n');
    expect(readFileSync(file, 'utf8')).toBe('next\n');
    expect(readFileSync(older, 'utf8').startsWith('first\n')).toBe(true);
    expect(statSync(older).size).toBeLessThanOrEqual(rotateAtBytes);
  });
});
