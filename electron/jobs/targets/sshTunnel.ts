/** A port there on a port of 127.0.0.1 here, for as long as somebody holds it. */
import { spawn } from 'node:child_process';
import { AgoraError } from '../../../analysis/errors';
import { freePort } from './freePort';
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
  const localPort = await freePort(wished);
  const forward = `127.0.0.1:${localPort}:${target.includes(':') ? `[${target}]` : target}:${port}`;
  await connection.run('true', [], { signal });
  const asked = ['-o', 'ClearAllForwardings=no', '-o', 'ExitOnForwardFailure=yes', '-L', forward, ...options];
  const words = [...asked, '--', host, farCommand(['cat'])];
  const child = spawn('ssh', words, { stdio: ['pipe', 'pipe', 'pipe'], detached: true, windowsHide: true });
  child.stdin.on('error', () => undefined);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()));
  const close = async (): Promise<void> => {
    signal.removeEventListener('abort', abort);
    child.stdin.end();
    // The shared connection keeps a port open beyond the command that asked for it.
    await runProgram('ssh', [...asked, '-O', 'cancel', '--', host]).catch(() => undefined);
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
