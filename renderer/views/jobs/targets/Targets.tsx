import { Plus } from 'lucide-react';
import { useEffect } from 'react';
import type { ListedTarget, TargetList } from '../../../../electron/contract';
import type { ListColumn } from '../../../components/list/LongList';
import { RowList } from '../../../components/list/RowList';
import { SeverityIcon } from '../../../components/SeverityIcon';
import { editTarget, showTarget, useTargets } from '../../../state/study/targets';
import { targetsText as text } from '../../../text/targets';
import { momentText } from '../amounts';
import { TargetDetail } from './TargetDetail';
import { TargetFields } from './TargetFields';

/** Where work runs: the list, and one target as it is set up and as it was found, or the form of one. */
export function Targets({ list: { targets, problems } }: { readonly list: TargetList }) {
  const { shown, edited } = useTargets();
  const first = targets[0]?.settings.name;
  useEffect(() => {
    if (useTargets.getState().shown === null && first !== undefined) showTarget(first);
  }, [first]);
  const chosen = targets.find(({ settings }) => settings.name === shown);
  return (
    <div className="targets">
      <div className="toolbar">
        <button type="button" className="button" onClick={() => editTarget(null)}>
          <Plus size={14} aria-hidden />
          {text.add}
        </button>
      </div>
      {problems.length > 0 && (
        <ul className="estimate-notes" aria-label={text.problems}>
          {problems.map(({ path, line, severity, message }) => (
            <li key={`${path} ${line ?? ''} ${message}`}>
              <SeverityIcon severity={severity} />
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="target-columns">
        <RowList
          label={text.list}
          rows={targets}
          columns={columns}
          keyOf={({ settings }) => settings.name}
          isSelected={({ settings }) => settings.name === shown}
          onOpen={({ settings }) => showTarget(settings.name)}
          empty={text.empty}
        />
        {edited ? (
          <TargetFields edited={edited} />
        ) : chosen ? (
          <TargetDetail key={chosen.settings.name} target={chosen} />
        ) : (
          <p className="quiet">{text.choose}</p>
        )}
      </div>
    </div>
  );
}

const columns: readonly ListColumn<ListedTarget>[] = [
  {
    id: 'name',
    header: text.columns.name,
    width: 'minmax(80px, 1fr)',
    cell: ({ settings: { name } }) => <span title={name}>{name}</span>,
  },
  { id: 'kind', header: text.columns.kind, width: '84px', cell: ({ settings }) => text.kinds[settings.kind] },
  {
    id: 'host',
    header: text.columns.host,
    width: 'minmax(72px, 1fr)',
    cell: ({ settings }) => (settings.kind === 'local' ? text.thisMachine : (settings.host ?? text.thisMachine)),
  },
  { id: 'test', header: text.columns.test, width: '140px', cell: (target) => <LastTest target={target} /> },
];

function LastTest({ target: { settings, test } }: { readonly target: ListedTarget }) {
  const isTesting = useTargets(({ testing }) => testing.has(settings.name));
  const failure = useTargets(({ failures }) => failures[settings.name]);
  if (isTesting) return text.testing;
  if (failure !== undefined)
    return (
      <span title={failure}>
        <SeverityIcon severity="fault" /> {text.failed}
      </span>
    );
  if (!test) return <span className="quiet">{text.neverTested}</span>;
  const worst = (['fault', 'caution'] as const).find((severity) =>
    test.facts.findings.some((finding) => finding.severity === severity),
  );
  return (
    <span>
      {worst && (
        <>
          <SeverityIcon severity={worst} />{' '}
        </>
      )}
      {momentText(test.atMs)}
    </span>
  );
}
