import type { Run, Study } from '../../../analysis/study/study';
import { domainName, generatorName, methodName } from '../../../analysis/figures/names';
import { RowList, type ListColumn } from '../../components/list/RowList';
import { Swatch } from '../../components/Swatch';
import { useColours } from '../../components/useColours';
import { useSelection } from '../../state/selection';
import { archivesText as text } from '../../text/archives';

type Field = 'generator' | 'method' | 'domain' | 'family' | 'volume' | 'instances' | 'seed';

/** A field of a run: dotted where it was inferred, a dash where nobody said it. */
function Value({ run, field, shown }: { readonly run: Run; readonly field: Field; readonly shown?: string }) {
  const value = run[field];
  if (value === null) return <span className="missing">–</span>;
  const written = shown ?? (typeof value === 'number' ? value.toLocaleString('en') : value);
  return run.inferred.includes(field) ? (
    <span className="inferred" title={text.inferred}>
      {written}
      <span className="visually-hidden"> ({text.inferred})</span>
    </span>
  ) : (
    <span>{written}</span>
  );
}

function columns(study: Study, colours: ReadonlyMap<string, string>): readonly ListColumn<Run>[] {
  const { columns: names } = text;
  return [
    {
      id: 'generator',
      header: names.generator,
      width: 'minmax(0, 1.3fr)',
      cell: (run) => (
        <>
          {run.generator !== null && <Swatch colour={colours.get(run.generator) ?? 'transparent'} />}
          <Value
            run={run}
            field="generator"
            shown={run.generator === null ? '' : generatorName(study, run.generator)}
          />
        </>
      ),
    },
    {
      id: 'method',
      header: names.method,
      width: 'minmax(0, 1.2fr)',
      cell: (run) => (
        <Value run={run} field="method" shown={run.method === null ? '' : methodName(study, run.method)} />
      ),
    },
    {
      id: 'domain',
      header: names.domain,
      width: 'minmax(0, 1fr)',
      cell: (run) => (
        <Value run={run} field="domain" shown={run.domain === null ? '' : domainName(study, run.domain)} />
      ),
    },
    {
      id: 'family',
      header: names.family,
      width: 'minmax(0, 0.9fr)',
      cell: (run) => <Value run={run} field="family" />,
    },
    {
      id: 'volume',
      header: names.volume,
      width: '72px',
      align: 'right',
      cell: (run) => <Value run={run} field="volume" />,
    },
    {
      id: 'instances',
      header: names.instances,
      width: '80px',
      align: 'right',
      cell: (run) => <Value run={run} field="instances" />,
    },
    { id: 'seed', header: names.seed, width: '56px', align: 'right', cell: (run) => <Value run={run} field="seed" /> },
  ];
}

/** Every run that was found, with what was declared of it and what was inferred. */
export function Runs({ runs, study }: { readonly runs: readonly Run[]; readonly study: Study }) {
  const colours = useColours();
  const { selection, select } = useSelection();
  return (
    <RowList
      label={text.runs}
      rows={runs}
      columns={columns(study, colours)}
      keyOf={({ id }) => id}
      isSelected={({ id }) => selection?.kind === 'run' && selection.run === id}
      onOpen={({ id }) => select({ kind: 'run', run: id })}
      empty={text.noRuns}
    />
  );
}
