import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appDataFolder, derivedFolder, isDerivedKey } from '../../../electron/ports/derivedFolder';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agora-derived-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const key = { input: '0123456789abcdef0123456789abcdef', name: 'response_words@1' };

describe('derivedFolder', () => {
  it('gives back what was kept, in a file of its own', async () => {
    const store = derivedFolder(join(folder, 'derived'));
    expect(await store.read(key)).toBeNull();
    await store.write(key, Uint8Array.of(1, 2, 3));
    expect([...((await store.read(key)) ?? [])]).toEqual([1, 2, 3]);
    expect(await readdir(join(folder, 'derived', key.input))).toEqual(['response_words@1.arrow']);
    await store.write(key, Uint8Array.of(4));
    expect([...((await store.read(key)) ?? [])]).toEqual([4]);
  });

  it('gives plain bytes, whose slices are copies', async () => {
    const store = derivedFolder(folder);
    await store.write(key, Uint8Array.of(1, 2, 3));
    const bytes = await store.read(key);
    expect(bytes?.slice(1).buffer.byteLength).toBe(2);
  });

  it.each([
    [{ ...key, input: '../../etc' }],
    [{ ...key, name: '../x@1' }],
    [{ ...key, name: 'a/b@1' }],
    [{ ...key, name: 'words' }],
    [{ ...key, input: '' }],
  ])('takes no key that leads elsewhere: %j', async (bad) => {
    const store = derivedFolder(folder);
    expect(isDerivedKey(bad)).toBe(false);
    await expect(store.write(bad, new Uint8Array())).rejects.toThrow(TypeError);
  });

  it('rejects where it cannot write', async () => {
    await writeFile(join(folder, 'occupied'), '');
    await expect(derivedFolder(join(folder, 'occupied')).write(key, new Uint8Array())).rejects.toThrow();
  });
});

describe('appDataFolder', () => {
  it('is where Electron puts the profile', () => {
    expect(appDataFolder({ XDG_CONFIG_HOME: '/conf' }, 'linux')).toBe(join('/conf', 'Agora Workbench'));
    expect(appDataFolder({ APPDATA: '/roaming' }, 'win32')).toBe(join('/roaming', 'Agora Workbench'));
    expect(appDataFolder({}, 'darwin')).toMatch(/Library.Application Support.Agora Workbench$/);
    expect(appDataFolder({ AGORA_DATA: '/elsewhere' }, 'linux')).toBe('/elsewhere');
  });
});
