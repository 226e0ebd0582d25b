import { getEventListeners } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileSource } from '../../../electron/ports/byteSource';

let folder: string;
let absolute: string;
const bytes = 3 * 1024 * 1024;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-bytes-'));
  absolute = path.join(folder, 'x.bin');
  fs.writeFileSync(absolute, Buffer.alloc(bytes, 7));
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

const file = () => fileSource({ path: 'x.bin', absolute, bytes, modifiedMs: 0 });

describe('a file on this machine', () => {
  it('is read whole and in parts', async () => {
    const lengthOf = async (part?: { start?: number; end?: number }) => {
      let length = 0;
      for await (const chunk of file().stream(part)) length += chunk.length;
      return length;
    };
    expect(await lengthOf()).toBe(bytes);
    expect(await lengthOf({ start: 10, end: 30 })).toBe(20);
    expect(await lengthOf({ start: 10, end: 10 })).toBe(0);
  });

  it('leaves nothing on the signal of a task, however many are read', async () => {
    const { signal } = new AbortController();
    for (let count = 0; count < 20; count++)
      for await (const chunk of file().stream({ end: 10 }, signal)) {
        expect(chunk.length).toBe(10);
        expect(getEventListeners(signal, 'abort')).toEqual([]);
      }
  });

  it('is no further read once the task is cancelled', async () => {
    const controller = new AbortController();
    const read = async () => {
      for await (const chunk of file().stream(undefined, controller.signal)) if (chunk.length > 0) controller.abort();
    };
    await expect(read()).rejects.toMatchObject({ code: 'cancelled' });
  });
});
