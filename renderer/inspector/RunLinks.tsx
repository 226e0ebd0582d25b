import { kindName } from '../components/kindName';
import type { OpenedArchive } from '../state/opened';
import { useSelection } from '../state/selection';
import { inspectorText as text } from '../text/inspector';

/** The runs a number rests on, each opened by a click, with their files. */
export function RunLinks({ archive, runs }: { readonly archive: OpenedArchive; readonly runs: readonly string[] }) {
  const select = useSelection((state) => state.select);
  if (runs.length === 0) return <p className="quiet">{text.noRuns}</p>;
  return (
    <ul className="links">
      {runs.map((run) => (
        <li key={run}>
          <button type="button" onClick={() => select({ kind: 'run', run })}>
            {run}
          </button>
          <Files archive={archive} run={run} />
        </li>
      ))}
    </ul>
  );
}

/** Paths of a run's files. */
export function Files({ archive, run }: { readonly archive: OpenedArchive; readonly run: string }) {
  const files = archive.open.artifacts.filter((artifact) => artifact.run === run);
  return (
    <ul className="files">
      {files.map(({ path, kind }) => (
        <li key={path}>
          <span className="path">{path}</span>
          <span className="quiet">{kindName(archive.kinds, kind)}</span>
        </li>
      ))}
    </ul>
  );
}
