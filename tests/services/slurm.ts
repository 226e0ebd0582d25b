/**
 * A real Slurm of one node on free ports of 127.0.0.1, without systemd, cgroups or accounting: munged, slurmctld and slurmd
 * with a configuration, a key and a folder of their own. The node has eight processors and four GPUs that are names only.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, waitFor } from './sshd';

const execute = promisify(execFile);
const programs = ['/usr/sbin/munged', '/usr/sbin/slurmctld', '/usr/sbin/slurmd', '/usr/bin/sbatch'];

/** Why there can be no cluster here; null: there can. For `it.skipIf(slurmMissing !== null)`. */
export const slurmMissing: string | null = programs.every((program) => existsSync(program))
  ? null
  : 'skipped: slurm-wlm and munge are not installed';

export interface SlurmCluster extends AsyncDisposable {
  readonly folder: string;
  /** What commands of Slurm need, here and in sessions: `SLURM_CONF`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs a command of Slurm; its output. */
  run(program: string, ...words: string[]): Promise<string>;
  /** Ends slurmctld; jobs run on. */
  stopController(): Promise<void>;
  startController(): Promise<void>;
}

export interface SlurmOptions {
  /** Seconds that Slurm remembers an ended job. */
  readonly minJobAge?: number;
  /** Further lines of `slurm.conf`. */
  readonly lines?: readonly string[];
}

/** Starts one; it ends with `await using`, its jobs too, and with the process that started it. */
export async function startSlurm({ minJobAge = 300, lines = [] }: SlurmOptions = {}): Promise<SlurmCluster> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'agora-slurm-')));
  const at = (name: string) => join(folder, name);
  // Clients reach munge's socket through these.
  await chmod(folder, 0o755);
  await Promise.all(['state', 'spool', 'munge'].map((name) => mkdir(at(name), { mode: 0o711 })));
  await writeFile(at('munge/key'), randomBytes(128), { mode: 0o400 });
  const ports = { controller: await freePort(), node: await freePort() };
  await writeFile(at('slurm.conf'), configOf(folder, ports, minJobAge, lines));
  await Promise.all([0, 1, 2, 3].map((gpu) => writeFile(at(`gpu${gpu}`), '')));
  await writeFile(at('gres.conf'), `Name=gpu File=${at('gpu[0-3]')}\n`);
  const environment = { SLURM_CONF: at('slurm.conf') };
  const run = async (program: string, ...words: string[]) =>
    (await execute(program, words, { env: { ...process.env, ...environment } })).stdout;

  const munged = start('/usr/sbin/munged', [
    '--foreground',
    '--force',
    ...['key', 'socket', 'pid', 'log', 'seed'].map((name) => `--${optionOf[name] ?? name}=${at(`munge/${name}`)}`),
  ]);
  await waitFor(() => existsSync(at('munge/socket')));
  const startController = () => start('/usr/sbin/slurmctld', ['-D', '-f', at('slurm.conf')]);
  let controller = startController();
  const node = start('/usr/sbin/slurmd', ['-D', '-f', at('slurm.conf')]);
  const isUp = async () => (await run('sinfo', '-h', '-o', '%T').catch(() => '')).includes('idle');
  const answers = async () => (await run('scontrol', 'ping').catch(() => '')).includes('UP');
  const end = async () => {
    for (const daemon of [node, controller, munged]) await ended(daemon);
    await rm(folder, { recursive: true, force: true });
  };
  await waitFor(isUp).catch(async () => {
    const logs = await Promise.all(['slurmctld.log', 'slurmd.log'].map((name) => readFile(at(name), 'utf8')));
    await end();
    throw new Error(`Slurm did not start: ${logs.join('\n').slice(-2000)}`);
  });

  const cluster: SlurmCluster = {
    folder,
    environment,
    run,
    async stopController() {
      await ended(controller);
    },
    async startController() {
      controller = startController();
      await waitFor(answers);
    },
    async [Symbol.asyncDispose]() {
      if (await answers()) {
        await run('scancel', '-u', userInfo().username).catch(() => '');
        await waitFor(async () => (await run('squeue', '-h').catch(() => '')) === '').catch(() => undefined);
      }
      await end();
    },
  };
  return cluster;
}

const optionOf: Readonly<Record<string, string>> = {
  key: 'key-file',
  pid: 'pid-file',
  log: 'log-file',
  seed: 'seed-file',
};

/** A shell that ends the daemon when its standard input does: when whoever started it is gone. */
function start(program: string, words: readonly string[]): ChildProcess {
  const script = '"$@" & daemon=$!; cat; kill "$daemon"; wait "$daemon"';
  return spawn('sh', ['-c', script, 'sh', program, ...words], { stdio: ['pipe', 'ignore', 'ignore'] });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await gone;
}

function configOf(
  folder: string,
  ports: { controller: number; node: number },
  minJobAge: number,
  lines: readonly string[],
): string {
  const host = hostname().split('.')[0] ?? '';
  const user = userInfo().username;
  return `ClusterName=agora
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=${user}
SlurmdUser=${user}
SlurmctldPort=${ports.controller}
SlurmdPort=${ports.node}
AuthType=auth/munge
# A job that is queued again waits as long as its credential may live.
AuthInfo=socket=${folder}/munge/socket,cred_expire=5
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd.log
SlurmdParameters=config_overrides
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
DefMemPerCPU=64
SchedulerParameters=sched_interval=1,batch_sched_delay=0,sched_min_interval=0,bf_interval=1
ReturnToService=2
InactiveLimit=0
KillWait=3
MinJobAge=${minJobAge}
WaitTime=0
MessageTimeout=5
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
GresTypes=gpu
NodeName=${host} NodeAddr=127.0.0.1 CPUs=8 RealMemory=2048 Gres=gpu:4 State=UNKNOWN
PartitionName=main Nodes=${host} Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
${lines.map((line) => `${line}\n`).join('')}`;
}
