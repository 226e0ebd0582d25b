/** What the user's configuration makes of a host: nothing is connected to. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { AgoraError } from '../../../analysis/errors';
import { configOfEnvironment } from './openReach';
import { runProgram } from './runProgram';

export interface ResolvedHost {
  readonly hostName: string;
  readonly user: string;
  readonly port: number;
  /** As the configuration writes them, the first one first; null: none. */
  readonly jumpHosts: string | null;
  /** Of those that `ssh` looks for, in its order, those that are there. */
  readonly identityFiles: readonly string[];
}

/** Asks `ssh -G`. Throws `AgoraError('bad-input')` for a host or a configuration that `ssh` does not take. */
export async function resolveHost(host: string, sshConfig = configOfEnvironment()): Promise<ResolvedHost> {
  const file = sshConfig === null ? [] : ['-F', sshConfig];
  const ran = await runProgram('ssh', [...file, '-G', '--', host]);
  if (ran.code !== 0 || host.startsWith('-'))
    throw new AgoraError('bad-input', `ssh does not take the host ${host}: ${ran.stderr.trim()}`, { value: host });
  const values = new Map<string, string[]>();
  for (const line of new TextDecoder().decode(ran.stdout).split('\n')) {
    const [, key, value] = /^(\S+) (.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) values.set(key, [...(values.get(key) ?? []), value]);
  }
  const first = (key: string): string | null => values.get(key)?.[0] ?? null;
  const jump = first('proxyjump');
  return {
    hostName: first('hostname') ?? host,
    user: first('user') ?? '',
    port: Number(first('port') ?? 22),
    jumpHosts: jump === 'none' ? null : jump,
    identityFiles: (values.get('identityfile') ?? []).filter((file) => existsSync(file.replace(/^~(?=\/)/, homedir()))),
  };
}
