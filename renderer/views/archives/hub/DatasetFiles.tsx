import { useMemo } from 'react';
import type { HubListing } from '../../../../electron/contract';
import { bytesText } from '../../../../analysis/figures/bytesText';
import { FilePath } from '../../../components/FilePath';
import type { ListColumn } from '../../../components/list/LongList';
import { RowList } from '../../../components/list/RowList';
import { pullChosen, useHub } from '../../../state/hub';
import { hubText as text } from '../../../text/hub';
import { fileKinds, kindOf } from '../../../state/hubFiles';

type File = HubListing['files'][number];

/** The files of a data set: chosen one by one or by what they are, with their total before anything is fetched. */
export function DatasetFiles({ listing }: { readonly listing: HubListing }) {
  const { repo, revision, files } = listing;
  const { chosen, isBusy, choose } = useHub();
  const kinds = useMemo(
    () =>
      fileKinds.map((kind) => ({ kind, paths: files.map(({ path }) => path).filter((path) => kindOf(path) === kind) })),
    [files],
  );
  const bytes = files.reduce((sum, file) => sum + (chosen.has(file.path) ? file.bytes : 0), 0);
  const columns: readonly ListColumn<File>[] = [
    {
      id: 'chosen',
      header: text.columns.chosen,
      width: '44px',
      cell: ({ path }) => (
        <input
          type="checkbox"
          aria-label={text.choose(path)}
          checked={chosen.has(path)}
          tabIndex={-1}
          // The row answers to the pointer and to Enter; the box shows it.
          readOnly
        />
      ),
    },
    { id: 'path', header: text.columns.path, width: 'minmax(0, 1fr)', cell: ({ path }) => <FilePath path={path} /> },
    { id: 'bytes', header: text.columns.bytes, width: '88px', align: 'right', cell: (file) => bytesText(file.bytes) },
  ];
  return (
    <>
      <div className="toolbar">
        <span title={revision}>{text.at(repo, revision.slice(0, 8))}</span>
        <div className="checks-of-kinds">
          {kinds.map(
            ({ kind, paths }) =>
              paths.length > 0 && (
                <label key={kind} className="check">
                  <input
                    type="checkbox"
                    checked={paths.every((path) => chosen.has(path))}
                    onChange={(event) => choose(paths, event.currentTarget.checked)}
                  />
                  {text.kinds[kind]} <span className="count">{paths.length.toLocaleString('en')}</span>
                </label>
              ),
          )}
        </div>
      </div>
      <RowList
        label={text.files}
        rows={files}
        columns={columns}
        keyOf={({ path }) => path}
        isSelected={({ path }) => chosen.has(path)}
        onOpen={({ path }) => choose([path], !chosen.has(path))}
        empty={text.noFiles}
      />
      <div className="toolbar">
        <span>{text.chosen(chosen.size, files.length, bytesText(bytes))}</span>
        <span className="quiet">{text.folderNote}</span>
        <button
          type="button"
          className="button primary"
          disabled={isBusy || chosen.size === 0}
          onClick={() => void pullChosen(listing)}
        >
          {text.pull}
        </button>
      </div>
    </>
  );
}
