import { createServer, type RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openTransport } from '../../../electron/providers/http/transport';

async function served(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No address.');
  const transport = openTransport();
  return {
    transport,
    url: `http://127.0.0.1:${String(address.port)}/`,
    [Symbol.asyncDispose]() {
      transport.close();
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const encodings = [
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
] as const;

it.each(encodings)('reads an answer that comes as %s without having been asked for', async (encoding, encode) => {
  await using at = await served((_, answer) =>
    answer.writeHead(200, { 'content-encoding': encoding }).end(encode('{"a":"\u00fc"}')),
  );
  expect(await (await at.transport.fetch(at.url)).json()).toEqual({ a: '\u00fc' });
  const streamed = (await at.transport.streamingFetch(at.url)).body;
  expect(streamed && (await text(streamed))).toBe('{"a":"\u00fc"}');
});

it('fails where what is compressed is cut', async () => {
  await using at = await served((_, answer) =>
    answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('text').subarray(0, 15)),
  );
  await expect(at.transport.fetch(at.url)).rejects.toThrow();
});

it('does not hold an answer that is larger than any can be', async () => {
  const bomb = gzipSync(Buffer.alloc(40 * 2 ** 20));
  await using at = await served((_, answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
  await expect(at.transport.fetch(at.url)).rejects.toThrow('larger than 32 MB');
});
