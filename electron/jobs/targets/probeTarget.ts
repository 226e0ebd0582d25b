/** Looks what a target has: one short script there, one answer. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { places } from '../../ports/places';
import { findingsOf } from './findings';
import { readProbe } from './probeText';
import type { Reach } from './reach';
import type { TargetFacts } from './targetFacts';
import type { TargetSettings } from './targetSettings';
import { workFolder } from './workFolder';

export interface Wanted {
  readonly modules: readonly string[];
  readonly commands: readonly string[];
}

/** Imports of large modules are slow where disks are. */
const timeoutMs = 3 * 60_000;

/** Makes the folder for work, and changes nothing else. Throws what `reach.run` throws. */
export async function probeTarget(
  reach: Reach,
  settings: TargetSettings,
  { modules, commands }: Wanted,
  signal: AbortSignal,
): Promise<TargetFacts> {
  const script = await readFile(join(places().resources, 'far', 'probe.sh'));
  const words = [
    workFolder(settings),
    settings.python,
    ...settings.setup.map((line) => `setup=${line}`),
    ...modules.map((name) => `module=${name}`),
    ...commands.map((name) => `command=${name}`),
  ];
  const beforeMs = Date.now();
  const ran = await reach.run([...environmentOf(settings), ...shellOf(settings), ...words], {
    input: script,
    signal,
    timeoutMs,
  });
  const probe = readProbe(new TextDecoder().decode(ran.stdout));
  const nowMs = (beforeMs + Date.now()) / 2;
  if (probe.nowSeconds === null)
    throw new AgoraError('not-found', `${reach.name} runs no POSIX shell: ${ran.stderr.trim() || 'it said nothing'}`, {
      value: reach.name,
      nextStep: 'Work needs sh there, as every Unix has it.',
    });
  const clockAheadSeconds = Math.round(probe.nowSeconds - nowMs / 1000);
  return {
    host: probe.host,
    system: probe.system,
    cpus: probe.cpus,
    memoryBytes: probe.memoryBytes,
    folder: probe.folder ?? workFolder(settings),
    freeBytes: probe.freeBytes,
    gpus: probe.gpus,
    python: probe.python,
    modules: Object.fromEntries(modules.map((name) => [name, probe.modules.get(name) ?? null])),
    commands: Object.fromEntries(commands.map((name) => [name, probe.commands.get(name) ?? null])),
    // Its commands may be installed where no cluster is.
    slurm: settings.kind === 'slurm' || probe.slurmSilent === null ? probe.slurm : null,
    clockAheadSeconds,
    findings: findingsOf({ settings, probe, modules, commands, clockAheadSeconds }),
  };
}

function environmentOf({ environment }: TargetSettings): string[] {
  const given = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return given.length === 0 ? [] : ['env', ...given];
}

/** Lines of a setup are run as steps run them: in a login shell, where there is bash. */
function shellOf({ setup }: TargetSettings): string[] {
  const plain = ['sh', '-s', '--'];
  if (setup.length === 0) return plain;
  const script = 'if command -v bash >/dev/null 2>&1; then exec bash -l -s -- "$@"; else exec sh -s -- "$@"; fi';
  return ['sh', '-c', script, 'sh'];
}
