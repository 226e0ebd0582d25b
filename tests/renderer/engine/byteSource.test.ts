import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byteSourceOf } from '../../../renderer/engine/byteSource';

const content = Uint8Array.from({ length: 3_000_000 }, (_, index) => index % 251);
let server: Server;
let base = '';
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.url ?? ''} ${request.headers.range ?? 'whole'}`);
    if (request.url?.startsWith('/forbidden')) response.writeHead(403).end();
    else if (request.url?.startsWith('/file')) response.end(content);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const source = (path: string) =>
  byteSourceOf({ path: 'data.json', bytes: content.length, modifiedMs: 0, url: `${base}/${path}`, bulkUrl: '' });

async function read(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('the bytes of a granted file', () => {
  it('come whole and in order', async () => {
    expect(Buffer.compare(await read(source('file').stream()), content)).toBe(0);
  });

  it('stop at the end of the part even where the server sends more', async () => {
    asked = [];
    expect(await read(source('file').stream({ end: 1000 }))).toHaveLength(1000);
    expect(asked).toEqual(['/file bytes=0-999']);
    expect(await read(source('file').stream({ end: 0 }))).toHaveLength(0);
  });

  it('say what is wrong where they do not come', async () => {
    await expect(read(source('gone').stream())).rejects.toMatchObject({
      code: 'not-found',
      context: { path: 'data.json' },
    });
    await expect(read(source('forbidden').stream())).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('come the quick way where they are many, and the other where that fails', async () => {
    const [quick, broken] = ['file/quick', 'gone'].map((way) =>
      byteSourceOf({
        path: 'data.json',
        bytes: content.length,
        modifiedMs: 0,
        url: `${base}/file`,
        bulkUrl: `${base}/${way}`,
      }),
    );
    asked = [];
    expect(Buffer.compare(await read(quick!.stream({ end: 2_000_000 })), content.subarray(0, 2_000_000))).toBe(0);
    expect(await read(quick!.stream({ end: 100_000 }))).toHaveLength(100_000);
    expect(asked).toEqual(['/file/quick bytes=0-1999999', '/file bytes=0-99999']);
    asked = [];
    expect(Buffer.compare(await read(broken!.stream()), content)).toBe(0);
    expect(asked).toEqual(['/gone whole', '/file whole']);
  });

  it('are not asked for once the task is cancelled', async () => {
    asked = [];
    await expect(read(source('file').stream(undefined, AbortSignal.abort()))).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(asked).toEqual([]);
  });
});
