/** A machine behind the system's own `ssh`, which honours the user's configuration, jump hosts, agent and known hosts. */
import { AgoraError } from '../../../analysis/errors';
import { hasRsync, fetchByRsync, isUsableRsync, sendByRsync } from './rsync';
import type { Ran, Reach, RunOptions, Tunnel } from './reach';
import { fetchBySftp, sendBySftp } from './sftp';
import { farCommand, withoutMark } from './shellWords';
import { sshConnection, type SshOptions } from './sshConnection';
import { sshTunnel } from './sshTunnel';

export type { SshOptions } from './sshConnection';

/**
 * Connects with the first use. `host` is an alias of the configuration, or USER@HOST. Throws `AgoraError('bad-input')`
 * for one that `ssh` would take for an option.
 */
export async function reachOverSsh(
  host: string,
  options: SshOptions & { readonly rsync?: boolean } = {},
): Promise<Reach> {
  const connection = await sshConnection(host, options);
  const tunnels = new Set<Tunnel>();
  let rsync: Promise<boolean> | null = null;

  const run = async (words: readonly string[], runOptions?: RunOptions): Promise<Ran> => {
    const command = [...connection.options, '--', host, farCommand(words)];
    const ran = await connection.run('ssh', command, runOptions);
    if (ran.code !== 255) return ran;
    const stderr = withoutMark(ran.stderr);
    if (stderr === null) throw connection.broken(ran.stderr);
    return { ...ran, stderr };
  };
  const bothHaveRsync = (): Promise<boolean> =>
    (rsync ??= (async () => (await hasRsync()) && isUsableRsync(await run(['rsync', '--version'])))().catch(
      (error: unknown) => {
        rsync = null;
        throw error;
      },
    ));
  const isOverRsync = async (): Promise<boolean> => options.rsync !== false && (await bothHaveRsync());

  return {
    name: host,
    run,
    async send(from, to, task) {
      const made = await run(['mkdir', '-p', '--', to], { signal: task.signal });
      if (made.code !== 0)
        throw new AgoraError('not-permitted', `${to} cannot be made on ${host}: ${made.stderr.trim()}`, { path: to });
      await ((await isOverRsync()) ? sendByRsync : sendBySftp)(connection, from, to, task);
    },
    async fetch(from, names, to, task) {
      if (names.length > 0)
        await ((await isOverRsync()) ? fetchByRsync : fetchBySftp)(connection, from, names, to, task);
    },
    async tunnel(target, port, signal, wished) {
      const { localPort, close } = await sshTunnel(connection, target, port, signal, wished);
      const tunnel: Tunnel = { localPort, close: () => (tunnels.delete(tunnel), close()) };
      tunnels.add(tunnel);
      return tunnel;
    },
    async close() {
      await Promise.all(Array.from(tunnels, (tunnel) => tunnel.close()));
    },
  };
}
