import { useState } from 'react';
import type { Study } from '../../../../analysis/study/study';
import { RowList, type ListColumn } from '../../../components/list/RowList';
import { Segments } from '../../../components/Segments';
import { assignmentText as text } from '../../../text/assignment';
import type { AssignableFile } from './files';
import { HighlightedPath } from './HighlightedPath';
import { readingInWords, type Reading } from './reading';

export interface ListedFile extends AssignableFile {
  /** What the templates read of its path. */
  readonly reading: Reading | null;
  /** Assigned by hand. */
  readonly byHand: boolean;
}

interface FileListProps {
  readonly study: Study;
  readonly files: readonly ListedFile[];
  /** Paths of the files that are selected. */
  readonly chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
}

type Which = 'unassigned' | 'matched' | 'all';

const belongs: Readonly<Record<Which, (file: ListedFile) => boolean>> = {
  unassigned: ({ unassigned }) => unassigned,
  matched: ({ reading }) => reading !== null,
  all: () => true,
};

const empty: Readonly<Record<Which, string>> = {
  unassigned: text.everyAssigned,
  matched: text.noMatch,
  all: text.noFiles,
};

/** The files with what the templates read of their names, and the run each belongs to; a click or Enter selects one. */
export function FileList({ study, files, chosen, onChoose }: FileListProps) {
  const [which, setWhich] = useState<Which>(files.some(belongs.unassigned) ? 'unassigned' : 'all');
  const shown = files.filter(belongs[which]);
  const count = (each: Which): number => files.filter(belongs[each]).length;
  const toggle = (path: string): void => {
    const after = new Set(chosen);
    if (!after.delete(path)) after.add(path);
    onChoose(after);
  };
  return (
    <>
      <div className="toolbar">
        <Segments<Which>
          label={text.which}
          selected={which}
          onSelect={setWhich}
          segments={[
            { id: 'unassigned', name: text.unassigned, count: count('unassigned') },
            { id: 'matched', name: text.matched, count: count('matched') },
            { id: 'all', name: text.all, count: files.length },
          ]}
        />
        <span className="buttons">
          {chosen.size > 0 && (
            <button type="button" className="button" onClick={() => onChoose(new Set())}>
              {text.selectNone}
            </button>
          )}
          <button
            type="button"
            className="button"
            disabled={shown.length === 0}
            onClick={() => onChoose(new Set(shown.map(({ path }) => path)))}
          >
            {text.selectAll(shown.length)}
          </button>
        </span>
      </div>
      <RowList
        label={text.files}
        rows={shown}
        columns={columns(study, chosen)}
        keyOf={({ path }) => path}
        isSelected={({ path }) => chosen.has(path)}
        onOpen={({ path }) => toggle(path)}
        empty={empty[which]}
      />
    </>
  );
}

function columns(study: Study, chosen: ReadonlySet<string>): readonly ListColumn<ListedFile>[] {
  return [
    {
      id: 'path',
      header: text.columns.path,
      width: 'minmax(0, 1.6fr)',
      cell: ({ path, reading }) => (
        <span className="choosable">
          <span className={chosen.has(path) ? 'box checked' : 'box'} aria-hidden />
          <HighlightedPath path={path} match={reading?.match ?? null} />
        </span>
      ),
    },
    {
      id: 'reads',
      header: text.columns.reads,
      width: 'minmax(0, 1.1fr)',
      cell: ({ reading }) => reading && readingInWords(study, reading.match),
    },
    {
      id: 'run',
      header: text.columns.run,
      width: 'minmax(0, 0.8fr)',
      cell: ({ run, byHand }) =>
        run === null ? (
          <span className="missing">{text.noRun}</span>
        ) : (
          <span title={run}>
            {run}
            {byHand && <span className="count"> {text.byHand}</span>}
          </span>
        ),
    },
  ];
}
