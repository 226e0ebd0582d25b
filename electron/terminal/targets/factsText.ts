/** What a target was found to have, for the eye. */
import { bytesText } from '../../../analysis/figures/bytesText';
import type { SlurmFacts, TargetFacts } from '../../jobs/targets/target';

const words = { fault: 'Fault', caution: 'Caution', note: 'Note' } as const;

export function factsText(facts: TargetFacts): string {
  const { host, system, cpus, memoryBytes, folder, freeBytes, gpus, python, slurm } = facts;
  const there = Object.entries(facts.modules).flatMap(([name, version]) =>
    version === null ? [] : [version === 'unknown' ? name : `${name} ${version}`],
  );
  const rows: readonly (readonly [string, string | null])[] = [
    ['Host', [host, system].filter(Boolean).join(', ')],
    ['Processors', cpus === null ? null : `${cpus}${memoryBytes === null ? '' : `, ${bytesText(memoryBytes)} memory`}`],
    ['GPUs', gpus.length === 0 ? 'none found' : gpus.map(gpuText).join('; ')],
    ['Folder', `${folder}${freeBytes === null ? '' : `, ${bytesText(freeBytes)} free`}`],
    ['Python', python === null ? 'none' : `${python.version} (${python.path})`],
    ['Modules', there.length === 0 ? null : there.join(', ')],
    ['Slurm', slurm === null ? 'none' : slurmText(slurm)],
  ];
  const table = rows.flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(12)}${value}\n`])).join('');
  const findings = facts.findings.map(({ severity, message }) => `${words[severity]}: ${message}\n`).join('');
  return `${table}${findings === '' ? '' : `\n${findings}`}`;
}

function gpuText({ name, memoryBytes }: TargetFacts['gpus'][number]): string {
  return memoryBytes === null ? name : `${name}, ${bytesText(memoryBytes)}`;
}

function slurmText({ version, partitions, accounting }: SlurmFacts): string {
  const each = partitions.map(
    ({ name, isDefault, state, nodes, cpusPerNode, gres, timeLimit }) =>
      `\n${' '.repeat(12)}${name}${isDefault ? ' (default)' : ''}: ${state}, ${nodes} ${nodes === 1 ? 'node' : 'nodes'}, ${cpusPerNode} processors${gres === null ? '' : `, ${gres}`}, at most ${timeLimit}`,
  );
  return `${version === 'unknown' ? 'version unknown' : version}, ${accounting ? 'with' : 'without'} accounts${each.join('')}`;
}
