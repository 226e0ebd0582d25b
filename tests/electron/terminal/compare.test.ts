import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRunArchive } from '../../fixtures/archives';
import { agora, agoraJson } from './call';

let folder: string;
let first: string;
let second: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agora-compare-'));
  [first, second] = [join(folder, 'first'), join(folder, 'second')];
  await writeRunArchive(first, { domains: ['math'] });
  await writeRunArchive(second, { domains: ['math'], gain: () => 3, shots: { student: 4 } });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('agora compare', () => {
  it('prints one document: what differs, and the cells side by side', async () => {
    const { code, document } = await agoraJson('compare', first, second);
    expect(code).toBe(0);
    expect(document).toMatchObject({ a: { name: 'first' }, b: { name: 'second' }, onlyA: [], onlyB: [] });
    expect(document).toHaveProperty('differences.0.aspect', 'protocol');
    expect(document).toHaveProperty('cells.0.difference', expect.closeTo((100 * 3) / (34.6 - 19.84), 6));
    expect(JSON.stringify(document)).not.toMatch(/NaN|Infinity/);
  });

  it('prints the same for people', async () => {
    const { code, stdout } = await agora('compare', first, second);
    expect(code).toBe(0);
    expect(stdout).toContain('protocol: student on gsm8k');
    expect(stdout).toMatch(/B − A/);
  });

  it('needs two archives', async () => {
    expect((await agora('compare', first)).code).toBe(2);
    expect((await agora('compare', first, join(folder, 'nothing'))).code).toBe(3);
  });
});
