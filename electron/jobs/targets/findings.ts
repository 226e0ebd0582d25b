/** What stands in the way of work on a target, and what may: a sentence and the next step each. */
import { bytesText } from '../../../analysis/figures/bytesText';
import type { Probe } from './probeText';
import type { TargetFacts } from './targetFacts';
import type { TargetSettings } from './targetSettings';

type Finding = TargetFacts['findings'][number];

export interface Found {
  readonly settings: TargetSettings;
  readonly probe: Probe;
  readonly modules: readonly string[];
  readonly commands: readonly string[];
  readonly clockAheadSeconds: number;
}

/** Less is soon full of weights. */
const roomyBytes = 20e9;
/** Beyond it times of both machines cannot be told as one. */
const clockSeconds = 30;
/** What the kinds of steps that ship are written for. */
const oldestPython = [3, 9] as const;

/** The worst first. */
export function findingsOf(found: Found): readonly Finding[] {
  const all = [...ofPlace(found), ...ofPython(found), ...ofSlurm(found), ...ofMachine(found)];
  const order = ['fault', 'caution', 'note'] as const;
  return order.flatMap((severity) => all.filter((finding) => finding.severity === severity));
}

function* ofPlace({ probe, settings }: Found): Iterable<Finding> {
  const { unwritable, freeBytes, folder } = probe;
  if (unwritable !== null)
    yield fault(`The folder ${unwritable} cannot be written to. Name another one as the target's "folder".`);
  if (freeBytes !== null && freeBytes < roomyBytes)
    yield caution(
      `${bytesText(freeBytes)} are free in ${folder ?? 'the folder'}. Weights of one 8B student take 16 GB.`,
    );
  if (probe.setupFails !== null)
    yield fault(`The line "${probe.setupFails}" of the setup fails. Correct it in the target's settings.`);
  else if (!probe.isWhole)
    yield fault(
      settings.setup.length > 0
        ? `The lines of the setup end the shell. Leave out what ends it, such as "exit".`
        : 'The test broke off before its end. Try again.',
    );
}

function* ofPython({ probe, settings, modules, commands }: Found): Iterable<Finding> {
  const { python: wanted } = settings;
  const { python } = probe;
  const isShort = wanted.startsWith('~');
  const change = isShort
    ? 'Write the home folder out.'
    : `Name another one as the target's "python", or load it in its "setup".`;
  if (python === null) {
    if (probe.isWhole || probe.pythonFails)
      yield fault(`There is no Python that runs under the name ${wanted}. ${change}`);
    return;
  }
  const [major = 0, minor = 0] = python.version.split('.').map(Number);
  if (major < oldestPython[0] || (major === oldestPython[0] && minor < oldestPython[1]))
    yield fault(`${python.path} is Python ${python.version}; steps need ${oldestPython.join('.')} or newer. ${change}`);
  const missing = modules.filter((name) => !probe.modules.has(name));
  if (missing.length > 0)
    yield note(
      `${python.path} has no ${listed(missing)}. Install what the kinds of steps that are to run need, or name another Python.`,
    );
  const absent = commands.filter((name) => !probe.commands.has(name));
  if (absent.length > 0)
    yield note(`Not found there: ${listed(absent)}. Steps that need it end in their first minute.`);
}

function* ofSlurm({ probe, settings }: Found): Iterable<Finding> {
  if (settings.kind !== 'slurm') {
    if (probe.slurm !== null && probe.slurmSilent === null && settings.kind === 'ssh')
      yield caution(
        'This host has Slurm. Work on login nodes is often forbidden: make it a target of the kind "slurm" to queue it.',
      );
    return;
  }
  const { slurm, slurmSilent } = probe;
  if (slurm === null) {
    yield fault('There is no sbatch. Name a login node of the cluster, or load Slurm for all shells there.');
    return;
  }
  if (slurmSilent !== null) {
    yield fault(`Slurm does not answer: ${slurmSilent}. Try later, or ask the cluster's administrator.`);
    return;
  }
  const names = slurm.partitions.map(({ name }) => name);
  const { partition } = settings;
  const chosen = slurm.partitions.find(({ name, isDefault }) => (partition === null ? isDefault : name === partition));
  if (partition !== null && chosen === undefined)
    yield fault(`There is no partition "${partition}". Choose from ${names.join(', ')}.`);
  if (partition === null && chosen === undefined)
    yield caution(`No partition is the default. Choose the target's "partition" from ${names.join(', ')}.`);
  if (chosen !== undefined && chosen.state !== 'up')
    yield caution(`The partition ${chosen.name} is ${chosen.state}: work waits until it is up.`);
  if (chosen?.gres?.includes('gpu') === false || chosen?.gres === null)
    yield note(`The partition ${chosen.name} tells of no GPU. Steps that ask for one are not started there.`);
  if (!slurm.accounting) yield note('Slurm keeps no accounts here: how work ended is told by its own files.');
}

function* ofMachine({ probe, settings, clockAheadSeconds }: Found): Iterable<Finding> {
  const { tools } = probe;
  if (Math.abs(clockAheadSeconds) > clockSeconds)
    yield caution(
      `Its clock is ${Math.abs(clockAheadSeconds)} s ${clockAheadSeconds > 0 ? 'ahead of' : 'behind'} this one. Durations are right; times of day are of the clock there.`,
    );
  if (!tools.has('sha256sum') && !tools.has('shasum'))
    yield fault('Neither sha256sum nor shasum is there: nothing could be verified. Install GNU coreutils.');
  if (settings.kind !== 'slurm') {
    if (probe.gpus.length === 0) yield note('No GPU was found (nvidia-smi).');
    if (probe.endsSessionsOf !== null)
      yield fault(
        `The system ends what ${probe.endsSessionsOf} has left running at log-out. Run there: loginctl enable-linger`,
      );
    const missing = ['setsid', 'flock'].filter((tool) => !tools.has(tool));
    if (missing.length > 0) yield note(`There is no ${listed(missing)}: slower ways take its place.`);
  }
  if (settings.kind !== 'local' && !tools.has('rsync'))
    yield note('There is no rsync: files are copied over sftp, which is slower where many are small.');
  if (probe.noexec !== null)
    yield note(
      `Nothing may be run in ${probe.noexec}. Tools that build code as they go, such as Triton, need TMPDIR in the target's "environment".`,
    );
}

function listed(names: readonly string[]): string {
  return names.join(', ');
}

function fault(message: string): Finding {
  return { severity: 'fault', message };
}

function caution(message: string): Finding {
  return { severity: 'caution', message };
}

function note(message: string): Finding {
  return { severity: 'note', message };
}
