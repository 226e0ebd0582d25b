import { createServer } from 'node:net';

/** A port of 127.0.0.1 that nobody listens on: the wished one where it is free, else any. */
export async function freePort(wished = 0): Promise<number> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(wished, '127.0.0.1', resolve));
  } catch (error) {
    if (wished === 0) throw error;
    return freePort();
  }
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
