/** A port of 127.0.0.1 that leads to a port of a machine which this one reaches by itself. */
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './freePort';
import type { Tunnel } from './reach';

export async function forwardHere(host: string, port: number, signal: AbortSignal, wished?: number): Promise<Tunnel> {
  const near = await freePort(wished);
  const open = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    return socket.on('close', () => open.delete(socket));
  };
  const server = createServer((asking) => {
    const far = keep(connect(port, host));
    keep(asking).pipe(far).pipe(asking);
    asking.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => asking.destroy()).on('close', () => asking.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(near, '127.0.0.1', resolve);
  });
  const close = async (): Promise<void> => {
    signal.removeEventListener('abort', abort);
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  const abort = (): void => void close();
  signal.addEventListener('abort', abort);
  return { localPort: near, close };
}
