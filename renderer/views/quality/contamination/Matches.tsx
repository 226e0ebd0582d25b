import { useMemo, useState } from 'react';
import type { ContaminationReport, InstanceMatch } from '../../../../analysis/contaminationResults';
import { Answered } from '../../../components/Answered';
import { FilePath } from '../../../components/FilePath';
import { RowList, type ListColumn } from '../../../components/list/RowList';
import { useEngine } from '../../../engine/useEngine';
import type { OpenedArchive } from '../../../state/opened';
import { useSelection } from '../../../state/selection';
import { searchesText as text } from '../../../text/searches';
import { MarkedText } from '../MarkedText';
import { around } from '../stretches';

interface MatchesProps {
  readonly archive: OpenedArchive;
  readonly report: ContaminationReport;
}

/** Every match; the one that is opened shows instance and item side by side, the longest run that both have marked. */
export function Matches({ archive, report }: MatchesProps) {
  const [opened, setOpened] = useState<InstanceMatch | null>(null);
  const select = useSelection((state) => state.select);
  const { matches, matchesFound, items, sets } = report;
  const columns: readonly ListColumn<InstanceMatch>[] = [
    {
      id: 'longest',
      header: text.longest,
      width: '88px',
      align: 'right',
      cell: ({ longestRun }) => longestRun.toLocaleString('en'),
    },
    {
      id: 'coverage',
      header: text.coverage,
      width: '80px',
      align: 'right',
      cell: ({ coverage }) => `${(100 * coverage).toFixed(0)} %`,
    },
    {
      id: 'item',
      header: text.item,
      width: 'minmax(0, 1fr)',
      cell: ({ item }) => {
        const found = items[item];
        return found && `${sets[found.set]?.name ?? ''}:${found.line} ${found.text}`;
      },
    },
    { id: 'part', header: text.part, width: '96px', cell: ({ part }) => part },
    {
      id: 'instance',
      header: text.instance,
      width: 'minmax(0, 1fr)',
      cell: ({ path }) => <FilePath path={path} />,
    },
    { id: 'row', header: text.rowNumber, width: '72px', align: 'right', cell: ({ ordinal }) => ordinal + 1 },
  ];
  const rows = useMemo(() => [...matches].sort((a, b) => b.longestRun - a.longestRun), [matches]);
  return (
    <section className="panel matches" aria-label={text.matches}>
      <header>
        <h3>{text.matches}</h3>
        <span className="count">{text.matchCount(matches.length, matchesFound)}</span>
      </header>
      <RowList
        label={text.matches}
        rows={rows}
        columns={columns}
        keyOf={({ path, ordinal, part, item }) => `${path} ${ordinal} ${part} ${item}`}
        isSelected={(match) => match === opened}
        onOpen={(match) => {
          setOpened(match);
          select({ kind: 'instance', path: match.path, ordinal: match.ordinal });
        }}
        empty={text.noMatches}
      />
      {opened && matches.includes(opened) && <Evidence archive={archive} report={report} match={opened} />}
    </section>
  );
}

function Evidence({ archive: { id }, report, match }: MatchesProps & { readonly match: InstanceMatch }) {
  const { path, ordinal, part, inText, inItem } = match;
  const answer = useEngine(
    'instance',
    useMemo(() => [id, path, ordinal], [id, path, ordinal]),
  );
  const item = report.items[match.item];
  return (
    <Answered answer={answer}>
      {(record) => (
        <div className="beside-texts">
          <MarkedText
            name={text.instance}
            where={`${path}, ${text.row(ordinal)}, ${part}`}
            stretches={around(record[part], inText)}
          />
          {item && (
            <MarkedText name={text.item} where={`${item.path}:${item.line}`} stretches={around(item.text, inItem)} />
          )}
        </div>
      )}
    </Answered>
  );
}
