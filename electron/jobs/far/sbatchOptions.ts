/** What Slurm is asked for, for the elements of an array of steps: options of `sbatch`, a word each. */
import type { Resources } from '../study/studyGraph';
import type { TargetSettings } from '../targets/targetSettings';

export type SlurmSettings = Extract<TargetSettings, { kind: 'slurm' }>;

/** One node and one task an element; time in whole minutes, memory in MiB. */
export function sbatchOptions(settings: SlurmSettings, { gpus, cpus, memoryGb, hours }: Resources): string[] {
  const { partition, account, qos, constraint, options } = settings;
  return [
    '--nodes=1',
    '--ntasks=1',
    `--cpus-per-task=${String(cpus)}`,
    `--time=${String(Math.max(1, Math.ceil(hours * 60)))}`,
    ...(memoryGb === null ? [] : [`--mem=${String(Math.ceil(memoryGb * 1024))}M`]),
    ...(gpus === 0 ? [] : [gpuOption(settings, gpus)]),
    ...Object.entries({ partition, account, qos, constraint }).flatMap(([name, value]) =>
      value === null ? [] : [`--${name}=${value}`],
    ),
    ...options,
  ];
}

function gpuOption({ gpuOption, gpuType }: SlurmSettings, gpus: number): string {
  const what = gpuType === null ? String(gpus) : `${gpuType}:${String(gpus)}`;
  // A type may be written with its resource, as Slurm lists it.
  const named = what.startsWith('gpu:') ? what : `gpu:${what}`;
  return gpuOption === 'gres' ? `--gres=${named}` : `--gpus-per-node=${named.slice('gpu:'.length)}`;
}
