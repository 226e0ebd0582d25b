/**
 * One connection to a host, shared by all that goes through it, also by other processes of this user. It ends by itself
 * a minute after its last use.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { throwIfCancelled } from '../../../analysis/task';
import type { Asker } from './ask';
import { withAskPass } from './askPass';
import type { Ran } from './reach';
import { runProgram, type ProgramOptions } from './runProgram';
import { runtimeFolder } from './runtimeFolder';
import { farCommand } from './shellWords';
import { fingerprintIn, isUnexplained, isUnknownKey, sshFailure } from './sshFailure';

export interface SshOptions {
  /** A configuration file in place of the user's and the machine's. */
  readonly configFile?: string | null;
  /** Null: nobody is there to answer; a host that asks is not connected to. */
  readonly ask?: Asker | null;
}

export interface SshConnection {
  readonly host: string;
  /** Words before the host that `ssh` and `sftp` take alike. */
  readonly options: readonly string[];
  /** Runs a program of OpenSSH, or one that uses it, over the connection. Throws `AgoraError` where there is none. */
  run(program: string, words: readonly string[], options?: ProgramOptions): Promise<Ran>;
  /** What a broken connection said, as an error; the next use connects anew. */
  broken(stderr: string): AgoraError;
}

/** Seconds that an idle connection lasts. */
const persistSeconds = 60;
/** Milliseconds within which it is not asked whether it still stands. */
const freshMs = 20_000;
/** Somebody may have to find a passphrase first. */
const answerMs = 10 * 60_000;

/** Nothing is sent before the first use. Throws `AgoraError('bad-input')` for a host that `ssh` would take for an option. */
export async function sshConnection(
  host: string,
  { configFile = null, ask = null }: SshOptions,
): Promise<SshConnection> {
  if (!/^(?!.*@-)[^\s-]\S*$/.test(host))
    throw new AgoraError('bad-input', `${JSON.stringify(host)} is not a host as ssh takes it.`, { value: host });
  const options = [...(configFile === null ? [] : ['-F', configFile]), ...(await steady(host, configFile))];
  let usedMs = Number.NEGATIVE_INFINITY;
  let connecting: Promise<void> | null = null;

  // Whichever command is first makes the connection, which stays when the command has ended.
  const words = ['--', host, farCommand(['true'])];

  const connect = async (): Promise<void> => {
    const ran =
      ask === null
        ? await ssh([...options, ...words])
        : await withAskPass(host, ask, (env) =>
            ssh(['-o', 'BatchMode=no', ...options, ...words], { env, timeoutMs: answerMs }),
          );
    if (ran.code !== 0) {
      const stderr = await explained(ran.stderr);
      throw sshFailure(host, stderr, await fingerprintOf(stderr));
    }
    const said = new TextDecoder().decode(ran.stdout).trim();
    if (said !== '') throw talkative(host, said);
    usedMs = Date.now();
  };
  const explained = async (stderr: string): Promise<string> => {
    if (!isUnexplained(stderr)) return stderr;
    // What a jump host's ssh says is heard only where the connection is not to stay.
    const told = await ssh(['-o', 'ControlPath=none', ...options, ...words]);
    return told.code === 0 ? stderr : told.stderr;
  };
  const fingerprintOf = async (stderr: string): Promise<string | null> => {
    if (!isUnknownKey(stderr)) return null;
    const told = await ssh([
      '-o',
      'LogLevel=DEBUG1',
      '-o',
      'StrictHostKeyChecking=yes',
      ...options,
      '--',
      host,
      'exit',
    ]);
    return fingerprintIn(told.stderr);
  };
  const connected = async (signal: AbortSignal | undefined): Promise<void> => {
    throwIfCancelled(signal);
    if (Date.now() - usedMs < freshMs) return;
    connecting ??= connect().finally(() => (connecting = null));
    await unlessAborted(connecting, signal);
  };

  return {
    host,
    options,
    async run(program, words, runOptions = {}) {
      await connected(runOptions.signal);
      const ran = await runProgram(program, words, runOptions);
      usedMs = Date.now();
      return ran;
    },
    broken(stderr) {
      usedMs = Number.NEGATIVE_INFINITY;
      return sshFailure(host, stderr);
    },
  };
}

async function ssh(words: readonly string[], options: ProgramOptions = {}): Promise<Ran> {
  const ran = await runProgram('ssh', words, { timeoutMs: 90_000, ...options });
  if (ran.code !== 127 || ran.stderr !== 'ssh: not found\n') return ran;
  throw new AgoraError('not-found', 'There is no program "ssh" on this machine.', {
    nextStep: 'Install the OpenSSH client.',
  });
}

/** What holds for every command, whatever the user's configuration says. Its first word on an option counts. */
async function steady(host: string, configFile: string | null): Promise<readonly string[]> {
  const settings = [
    'BatchMode=yes',
    'ConnectTimeout=30',
    'ServerAliveInterval=15',
    'ServerAliveCountMax=3',
    'LogLevel=ERROR',
    'RequestTTY=no',
    'RemoteCommand=none',
    'PermitLocalCommand=no',
    'ForwardX11=no',
    'ClearAllForwardings=yes',
    ...(await sharing(host, configFile)),
  ];
  return settings.flatMap((setting) => ['-o', setting]);
}

/** Windows' ssh shares no connection. */
async function sharing(host: string, configFile: string | null): Promise<readonly string[]> {
  if (process.platform === 'win32') return [];
  // What `%C` stands for leaves out the jump hosts: `localhost` behind two of them are two machines.
  const named = createHash('sha256')
    .update(JSON.stringify([configFile, host]))
    .digest('hex')
    .slice(0, 12);
  const socket = join(await runtimeFolder(), `${named}-%C`);
  return ['ControlMaster=auto', `ControlPersist=${persistSeconds}`, `ControlPath=${socket}`];
}

/** Others may wait for the same promise: it goes on. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return work;
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(new AgoraError('cancelled', 'The task was cancelled.'));
    signal.addEventListener('abort', abort);
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function talkative(host: string, said: string): AgoraError {
  const [line = ''] = said.split('\n');
  return new AgoraError(
    'bad-input',
    `The shell's start-up files on ${host} print text: ${JSON.stringify(line.slice(0, 80))}.`,
    {
      value: host,
      nextStep: 'Have them print in interactive shells only, for example below: case $- in *i*) ;; *) return;; esac',
    },
  );
}
