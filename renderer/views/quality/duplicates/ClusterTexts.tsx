import { useMemo, useState } from 'react';
import type { DuplicateCluster, DuplicateReport, TextPlace } from '../../../../analysis/duplicateResults';
import type { InstanceRecord } from '../../../../analysis/results';
import { Answered } from '../../../components/Answered';
import { FilePath } from '../../../components/FilePath';
import { RowList, type ListColumn } from '../../../components/list/RowList';
import { useEngine } from '../../../engine/useEngine';
import type { OpenedArchive } from '../../../state/opened';
import { searchesText as text } from '../../../text/searches';
import { MarkedText } from '../MarkedText';
import { differing } from '../stretches';

interface ClusterTextsProps {
  readonly archive: OpenedArchive;
  readonly report: DuplicateReport;
  readonly cluster: DuplicateCluster;
}

type Member = DuplicateCluster['members'][number];

/** The texts of a group: the first beside the chosen one, with what differs marked. */
export function ClusterTexts({ archive, report, cluster: { members } }: ClusterTextsProps) {
  const { files, request } = report;
  // Only instances can be read again: a text of another file is known by its place.
  const own = members.filter(({ file }) => files[file]?.run !== null);
  const [chosen, setChosen] = useState<Member | undefined>(own[1] ?? own[0]);
  const [first] = own;
  const pathOf = ({ file }: TextPlace) => files[file]?.path ?? '';
  const columns: readonly ListColumn<Member>[] = [
    {
      id: 'similarity',
      header: text.similarity,
      width: '96px',
      align: 'right',
      cell: ({ similarity }) => similarity.toFixed(3),
    },
    { id: 'row', header: text.members, width: '160px', cell: ({ ordinal }) => text.row(ordinal) },
    { id: 'file', header: text.files, width: 'minmax(0, 1fr)', cell: (member) => <FilePath path={pathOf(member)} /> },
  ];
  return (
    <div className="cluster-texts">
      <RowList
        label={text.members}
        rows={members}
        columns={columns}
        keyOf={({ file, ordinal }) => `${file} ${ordinal}`}
        isSelected={(member) => member === chosen}
        onOpen={(member) => own.includes(member) && setChosen(member)}
        empty={text.noClusters}
      />
      {first && chosen && (
        <Beside
          archive={archive}
          first={{ path: pathOf(first), ordinal: first.ordinal }}
          second={{ path: pathOf(chosen), ordinal: chosen.ordinal }}
          of={request.of}
        />
      )}
    </div>
  );
}

interface Place {
  readonly path: string;
  readonly ordinal: number;
}

interface BesideProps {
  readonly archive: OpenedArchive;
  readonly first: Place;
  readonly second: Place;
  readonly of: DuplicateReport['request']['of'];
}

function Beside({ archive: { id }, first, second, of }: BesideProps) {
  const argumentsOf = ({ path, ordinal }: Place): [string, string, number] => [id, path, ordinal];
  const left = useEngine('instance', useKept(argumentsOf(first)));
  const right = useEngine('instance', useKept(argumentsOf(second)));
  return (
    <Answered answer={left}>
      {(one) => <Answered answer={right}>{(other) => <Texts one={one} other={other} of={of} />}</Answered>}
    </Answered>
  );
}

/** The same array as long as it holds the same. */
function useKept<T extends readonly (string | number)[]>(values: T): T {
  const key = JSON.stringify(values);
  return useMemo(() => JSON.parse(key) as T, [key]);
}

interface TextsProps {
  readonly one: InstanceRecord;
  readonly other: InstanceRecord;
  readonly of: BesideProps['of'];
}

function Texts({ one, other, of }: TextsProps) {
  const textOf = ({ instruction, response }: InstanceRecord) =>
    of === 'both' ? `${instruction}\n\n${response}` : of === 'instruction' ? instruction : response;
  const marked = differing(textOf(one), textOf(other));
  const whole = (record: InstanceRecord) => [{ text: textOf(record), marked: false }];
  return (
    <>
      {marked === null && <p className="quiet">{text.tooLong}</p>}
      <div className="beside-texts">
        <MarkedText
          name={text.first}
          where={`${one.path}, ${text.row(one.ordinal)}`}
          stretches={marked?.[0] ?? whole(one)}
        />
        <MarkedText
          name={text.second}
          where={`${other.path}, ${text.row(other.ordinal)}`}
          stretches={marked?.[1] ?? whole(other)}
        />
      </div>
    </>
  );
}
