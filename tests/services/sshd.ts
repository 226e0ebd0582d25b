/**
 * A real sshd on a free port of 127.0.0.1, with keys and a client's configuration of its own: nothing of the user's is
 * read or changed. Hosts of the configuration: `direct`, `behind-jump` (through `jump`, the same server), `encrypted`
 * (a key with a passphrase), `closed` (a port that nobody listens on), `nameless` (a name that does not resolve).
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const program = '/usr/sbin/sshd';

/** Why there can be no server here; null: there can. For `it.skipIf(sshdMissing !== null)`. */
export const sshdMissing: string | null =
  existsSync(program) && existsSync('/usr/bin/ssh') ? null : 'skipped: openssh-server is not installed';

export interface SshServer extends AsyncDisposable {
  readonly folder: string;
  /** For `ssh -F`. */
  readonly configFile: string;
  readonly knownHosts: string;
  readonly port: number;
  /** Of the key of the host `encrypted`. */
  readonly passphrase: string;
  /** Ends the server and what runs through it, as a reboot does to connections. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Cuts every connection; new ones are taken. */
  cut(): Promise<void>;
  /** Gives the server, which is started again, another host key than the one that is known. */
  changeHostKey(): Promise<void>;
  /** Makes the key that it has now the known one, as the user does who was told that it is right. */
  knowHostKey(): Promise<void>;
  /** How many connections were let in, so far. */
  accepted(): Promise<number>;
}

export interface SshServerOptions {
  /** Of every session, such as SLURM_CONF. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly passphrase?: string;
  /** Further lines of `sshd_config`. */
  readonly lines?: readonly string[];
}

/** Starts one; it ends with `await using`, and with the process that started it. */
export async function startSshServer({
  environment = {},
  passphrase = 'correct horse',
  lines = [],
}: SshServerOptions = {}): Promise<SshServer> {
  // Paths of control sockets are short.
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'agora-sshd-')));
  const at = (name: string) => join(folder, name);
  const port = await freePort();
  await makeKey(at('host'), '');
  await makeKey(at('id'), '');
  await makeKey(at('id_encrypted'), passphrase);
  const keys = await Promise.all(['id.pub', 'id_encrypted.pub'].map((name) => readFile(at(name), 'utf8')));
  await writeFile(at('authorized_keys'), keys.join(''), { mode: 0o600 });
  const set = Object.entries(environment).map(([name, value]) => `"${name}=${value}"`);
  await writeFile(
    at('sshd_config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${at('host')}`,
      'PidFile none',
      `AuthorizedKeysFile ${at('authorized_keys')}`,
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin prohibit-password',
      'MaxStartups 50:30:100',
      'MaxSessions 50',
      'LogLevel VERBOSE',
      'Subsystem sftp internal-sftp',
      ...(set.length === 0 ? [] : [`SetEnv ${set.join(' ')}`]),
      ...lines,
      '',
    ].join('\n'),
  );
  await writeKnownHosts(folder, port);
  await writeFile(at('ssh_config'), configOf(folder, port, await freePort()));
  // Where sshd separates privileges, when it is root's.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true });
  let running = await start(folder, port);
  const server: SshServer = {
    folder,
    configFile: at('ssh_config'),
    knownHosts: at('known_hosts'),
    port,
    passphrase,
    async stop() {
      const connections = await descendants(await serverOf(running));
      await ended(running);
      endAll(connections);
    },
    async start() {
      running = await start(folder, port);
    },
    async cut() {
      endAll(await descendants(await serverOf(running)));
    },
    async changeHostKey() {
      await server.stop();
      await makeKey(at('other'), '');
      await rename(at('other'), at('host'));
      await rename(at('other.pub'), at('host.pub'));
      await server.start();
    },
    knowHostKey: () => writeKnownHosts(folder, port),
    async accepted() {
      const log = await readFile(at('log'), 'utf8').catch(() => '');
      return log.split('\n').filter((line) => line.includes('Accepted publickey')).length;
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return server;
}

/** A shell that ends the server when its standard input does: when whoever started it is gone. */
async function start(folder: string, port: number): Promise<ChildProcess> {
  const words = [program, '-D', '-f', join(folder, 'sshd_config'), '-E', join(folder, 'log')];
  const script = '"$@" & server=$!; cat; kill "$server"; wait "$server"';
  const child = spawn('sh', ['-c', script, 'sh', ...words], { stdio: ['pipe', 'ignore', 'inherit'] });
  await waitFor(async () => {
    if (child.exitCode !== null) throw new Error(`sshd did not start: ${await readFile(join(folder, 'log'), 'utf8')}`);
    return answers(port);
  });
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await gone;
}

/** The process id of the server that the shell started. */
async function serverOf({ pid }: ChildProcess): Promise<number | null> {
  const [server] = (await processes()).filter(({ parent, name }) => parent === pid && name === 'sshd');
  return server?.pid ?? null;
}

/** Processes of its connections: those that sshd made, not what sessions started. */
async function descendants(root: number | null): Promise<number[]> {
  if (root === null) return [];
  const all = await processes();
  const below = (pid: number): number[] =>
    all
      .filter(({ parent, name }) => parent === pid && name.startsWith('sshd'))
      .flatMap((child) => [child.pid, ...below(child.pid)]);
  return below(root);
}

async function processes(): Promise<{ pid: number; parent: number; name: string }[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  return stats.flatMap((stat) => {
    const [, pid, name, parent] = /^(\d+) \((.*)\) \S (\d+)/s.exec(stat) ?? [];
    return name === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), name }];
  });
}

function endAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went by itself, as a child goes with its parent.
    }
  }
}

async function makeKey(path: string, passphrase: string): Promise<void> {
  await execute('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', 'test', '-f', path]);
}

async function writeKnownHosts(folder: string, port: number): Promise<void> {
  const [type = '', key = ''] = (await readFile(join(folder, 'host.pub'), 'utf8')).split(' ');
  await writeFile(join(folder, 'known_hosts'), `[127.0.0.1]:${port} ${type} ${key}\n`);
}

function configOf(folder: string, port: number, closedPort: number): string {
  return `Host direct behind-jump jump encrypted
  HostName 127.0.0.1
  Port ${port}
Host closed
  HostName 127.0.0.1
  Port ${closedPort}
Host nameless
  HostName no-such-host.invalid
Host behind-jump
  ProxyJump jump
Host encrypted
  IdentityFile ${folder}/id_encrypted
Host * !encrypted
  IdentityFile ${folder}/id
Host *
  User ${userInfo().username}
  IdentitiesOnly yes
  IdentityAgent none
  UserKnownHostsFile ${folder}/known_hosts
  GlobalKnownHostsFile none
`;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}

/** Asks again until it holds; throws what `holds` throws, and after 60 s. */
export async function waitFor(holds: () => Promise<boolean> | boolean): Promise<void> {
  const until = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error('It did not come about within 60 s.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
