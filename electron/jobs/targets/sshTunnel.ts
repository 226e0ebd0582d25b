/** A port there on a port of 127.0.0.1 here, for as long as somebody holds it. */
import { spawn } from 'node:child_process';
import { AgoraError } from '../../../analysis/errors';
import { freePort } from './freePort';
import { isHostName } from './portAddress';
import type { Tunnel } from './reach';
import { runProgram } from './runProgram';
import { farCommand } from './shellWords';
import type { SshConnection } from './sshConnection';

/**
 * `target` as the far machine names it. The tunnel hangs on a command that repeats what it is told: it ends with this process,
 * also where that is ended by force.
 */
export async function sshTunnel(
  connection: SshConnection,
  target: string,
  port: number,
  signal: AbortSignal,
  wished?: number,
): Promise<Tunnel> {
  const { host, options } = connection;
  // In a forward ssh reads more than names, such as this machine's environment.
  if (!isHostName(target))
    throw new AgoraError('bad-input', `${JSON.stringify(target)} is no host.`, { value: target });
  const forward = (from: number): readonly string[] => {
    const place = `127.0.0.1:${from}:${target.includes(':') ? `[${target}]` : target}:${port}`;
    return ['-o', 'ClearAllForwardings=no', '-o', 'ExitOnForwardFailure=yes', '-L', place, ...options];
  };
  // The shared connection keeps a port open beyond the command that asked for it.
  const cancel = (from: number) =>
    runProgram('ssh', [...forward(from), '-O', 'cancel', '--', host]).catch(() => undefined);
  await connection.run('true', [], { signal });
  // Also for one that was ended by force.
  if (wished !== undefined) await cancel(wished);
  const localPort = await freePort(wished);
  const words = [...forward(localPort), '--', host, farCommand(['cat'])];
  const child = spawn('ssh', words, { stdio: ['pipe', 'pipe', 'pipe'], detached: true, windowsHide: true });
  child.stdin.on('error', () => undefined);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()));
  const close = async (): Promise<void> => {
    signal.removeEventListener('abort', abort);
    child.stdin.end();
    await cancel(localPort);
    child.kill();
    await ended;
  };
  const abort = (): void => void close();
  signal.addEventListener('abort', abort);
  const answered = new Promise<boolean>((resolve) => child.stdout.once('data', () => resolve(true)));
  // What comes back has passed the ports, which are opened first.
  child.stdin.write('\n');
  if (await Promise.race([answered, ended.then(() => false)])) return { localPort, close };
  await close();
  if (/forward/i.test(stderr))
    throw new AgoraError('not-permitted', `${host} does not forward ports: ${stderr.trim()}`, { value: host });
  throw connection.broken(stderr);
}
