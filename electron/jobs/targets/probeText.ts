/** What `resources/far/probe.sh` says, line by line. Nothing in it is relied on: a machine may tell anything. */
import type { SlurmFacts, TargetFacts } from './targetFacts';

export interface Probe {
  /** Null: the script did not run. */
  readonly nowSeconds: number | null;
  readonly host: string;
  readonly system: string;
  readonly cpus: number | null;
  readonly memoryBytes: number | null;
  readonly folder: string | null;
  readonly freeBytes: number | null;
  readonly gpus: TargetFacts['gpus'];
  readonly tools: ReadonlySet<string>;
  readonly python: TargetFacts['python'];
  /** It is there and does not run. */
  readonly pythonFails: boolean;
  readonly modules: ReadonlyMap<string, string>;
  readonly commands: ReadonlyMap<string, string>;
  readonly slurm: SlurmFacts | null;
  /** Why Slurm's controller gave no answer; null: it did, or there is none. */
  readonly slurmSilent: string | null;
  readonly unwritable: string | null;
  /** The first line of the setup that failed. */
  readonly setupFails: string | null;
  /** A user whose processes end when the last session does. */
  readonly endsSessionsOf: string | null;
  readonly noexec: string | null;
  /** False: something ended it before its last line. */
  readonly isWhole: boolean;
}

export function readProbe(text: string): Probe {
  const values = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [, key, value] = /^([a-z-]+)\t(.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) values.set(key, [...(values.get(key) ?? []), value.trim()]);
  }
  const all = (key: string): readonly string[] => values.get(key) ?? [];
  const first = (key: string): string | null => all(key)[0] ?? null;
  const number = (key: string): number | null => {
    const value = first(key);
    return value !== null && /^\d+$/.test(value) ? Number(value) : null;
  };
  const path = first('python');
  const version = first('python-version');
  return {
    nowSeconds: number('now'),
    host: first('host') ?? '',
    system: [first('distribution'), first('system')].filter((part) => part !== null).join(', '),
    cpus: number('cpus'),
    memoryBytes: number('memory'),
    folder: first('folder'),
    freeBytes: number('free'),
    gpus: all('gpu').map(gpuOf),
    tools: new Set(all('tool')),
    python: path === null || version === null ? null : { path, version },
    pythonFails: path !== null && version === null,
    modules: pairs(all('module')),
    commands: pairs(all('command')),
    slurm: slurmOf(first('slurm'), all('partition'), first('accounting')),
    slurmSilent: first('slurm-silent'),
    unwritable: first('unwritable'),
    setupFails: first('setup-fails'),
    endsSessionsOf: first('ends-sessions'),
    noexec: first('noexec'),
    isWhole: first('end') === 'yes',
  };
}

/** Such as `NVIDIA H100 80GB HBM3, 81559`, the memory in MiB; some drivers do not tell it. */
function gpuOf(line: string): TargetFacts['gpus'][number] {
  const comma = line.lastIndexOf(',');
  const mebibytes = Number(line.slice(comma + 1));
  const isTold = comma > 0 && Number.isFinite(mebibytes) && mebibytes > 0;
  return {
    name: line.slice(0, comma > 0 ? comma : undefined).trim(),
    memoryBytes: isTold ? mebibytes * 2 ** 20 : null,
  };
}

/** `NAME REST` each. */
function pairs(lines: readonly string[]): Map<string, string> {
  return new Map(
    lines.map((line) => {
      const space = line.indexOf(' ');
      return space < 0 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
    }),
  );
}

function slurmOf(version: string | null, lines: readonly string[], accounting: string | null): SlurmFacts | null {
  if (version === null) return null;
  const partitions = new Map<string, SlurmFacts['partitions'][number]>();
  for (const line of lines) {
    // One line for each kind of node in a partition.
    const [named = '', state = '', nodes = '', cpus = '', gres = '', timeLimit = ''] = line.split('|');
    const name = named.replace(/\*$/, '');
    const before = partitions.get(name);
    const others = before?.gres ?? null;
    const own = gres === '(null)' || gres === '' ? null : gres;
    partitions.set(name, {
      name,
      isDefault: named.endsWith('*'),
      state,
      nodes: (before?.nodes ?? 0) + Number.parseInt(nodes, 10),
      // `32+` where nodes differ.
      cpusPerNode: Math.max(before?.cpusPerNode ?? 0, Number.parseInt(cpus, 10)),
      gres:
        own === null || others?.split(',').includes(own) === true ? others : [others, own].filter(Boolean).join(','),
      timeLimit,
    });
  }
  return {
    version: version.replace(/^slurm(?:-wlm)?\s+/, ''),
    partitions: Array.from(partitions.values()),
    accounting: accounting !== null && !accounting.endsWith('/none') && accounting !== '(null)',
  };
}
