import { bytesText } from '../../../../analysis/figures/bytesText';
import type { SlurmFacts, TargetFacts } from '../../../../electron/contract';
import { Findings } from '../../../components/Findings';
import { targetsText as text } from '../../../text/targets';

/** What a test found, what stands in the way first. */
export function TargetFound({ facts }: { readonly facts: TargetFacts }) {
  const { host, system, cpus, memoryBytes, folder, freeBytes, gpus, python, slurm, clockAheadSeconds } = facts;
  const known: readonly (readonly [keyof typeof text.facts, string])[] = [
    ['host', host],
    ['system', system],
    ['cpus', cpus === null ? text.unknown : cpus.toLocaleString('en')],
    ['memory', memoryBytes === null ? text.unknown : bytesText(memoryBytes)],
    ['gpus', gpusText(gpus)],
    ['folder', folder],
    ['free', freeBytes === null ? text.unknown : bytesText(freeBytes)],
    ['python', python === null ? text.none : `${python.version} (${python.path})`],
    ['slurm', slurm === null ? text.none : text.slurm(slurm.version, slurm.accounting)],
    ['clock', text.clock(clockAheadSeconds)],
  ];
  const findings = facts.findings.map(({ severity, message }) => ({ code: severity, severity, message }));
  return (
    <div className="target-found">
      <Findings title={text.findings} findings={findings} empty={text.noFindings} />
      <dl className="plan-facts">
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{text.facts[name]}</dt>
            <dd className="selectable">{value}</dd>
          </div>
        ))}
      </dl>
      {slurm && slurm.partitions.length > 0 && <Partitions partitions={slurm.partitions} />}
      <Things title={text.modules} columns={[text.thing.module, text.thing.version]} things={facts.modules} />
      <Things title={text.commands} columns={[text.thing.command, text.thing.place]} things={facts.commands} />
    </div>
  );
}

/** The same GPUs counted together. */
function gpusText(gpus: TargetFacts['gpus']): string {
  if (gpus.length === 0) return text.none;
  const kinds = new Map<string, number>();
  for (const { name, memoryBytes } of gpus) {
    const key = JSON.stringify([name, memoryBytes === null ? null : bytesText(memoryBytes)]);
    kinds.set(key, (kinds.get(key) ?? 0) + 1);
  }
  return [...kinds]
    .map(([key, count]) => {
      const [name, memory] = JSON.parse(key) as [string, string | null];
      return text.gpuCount(count, name, memory);
    })
    .join('; ');
}

function Partitions({ partitions }: { readonly partitions: SlurmFacts['partitions'] }) {
  return (
    <section>
      <h4>{text.partitions}</h4>
      <div className="table-scroll">
        <table className="grid plain-table" aria-label={text.partitions}>
          <thead>
            <tr>
              {(['name', 'state', 'nodes', 'cpus', 'gres', 'limit'] as const).map((column) => (
                <th key={column} scope="col" className={column === 'nodes' || column === 'cpus' ? 'align-right' : ''}>
                  {text.partitionColumns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {partitions.map(({ name, isDefault, state, nodes, cpusPerNode, gres, timeLimit }) => (
              <tr key={name}>
                <td>
                  {name} {isDefault && <span className="quiet">{text.standard}</span>}
                </td>
                <td>{state}</td>
                <td className="align-right">{nodes.toLocaleString('en')}</td>
                <td className="align-right">{cpusPerNode.toLocaleString('en')}</td>
                <td>{gres ?? text.none}</td>
                <td>{timeLimit}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface ThingsProps {
  readonly title: string;
  readonly columns: readonly [string, string];
  /** Null: not there. */
  readonly things: Readonly<Record<string, string | null>>;
}

function Things({ title, columns, things }: ThingsProps) {
  const all = Object.entries(things);
  if (all.length === 0) return null;
  return (
    <section>
      <h4>{title}</h4>
      <table className="grid plain-table" aria-label={title}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map(([name, value]) => (
            <tr key={name}>
              <td>{name}</td>
              <td className={value === null ? 'missing' : undefined}>{value ?? text.missing}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
