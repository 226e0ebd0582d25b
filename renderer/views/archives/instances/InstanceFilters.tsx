import type { InstanceQuery } from '../../../../analysis/results';
import type { OpenedArchive } from '../../../state/opened';
import { instancesText as text } from '../../../text/instances';

export type InstanceFilter = Pick<InstanceQuery, 'path' | 'run'>;

interface InstanceFiltersProps {
  readonly archive: OpenedArchive;
  readonly filter: InstanceFilter;
  onChange(filter: InstanceFilter): void;
}

/** By run and by file. A file belongs to one run at most, so that each choice empties the other. */
export function InstanceFilters({ archive, filter, onChange }: InstanceFiltersProps) {
  const { artifacts, runs } = archive.open;
  const holdsInstances = new Set(
    archive.kinds.flatMap(({ id, role }) => (role === 'generated' || role === 'outputs' ? [id] : [])),
  );
  const files = artifacts.filter(({ kind }) => kind !== null && holdsInstances.has(kind));
  const withInstances = runs.filter(({ instances }) => instances !== null);
  return (
    <div className="toolbar">
      <select
        className="choice"
        aria-label={text.run}
        value={filter.run ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ path: null, run: value === '' ? null : value })}
      >
        <option value="">{text.everyRun(withInstances.length)}</option>
        {withInstances.map(({ id, instances }) => (
          <option key={id} value={id}>
            {text.counted(id, instances ?? 0)}
          </option>
        ))}
      </select>
      <select
        className="choice"
        aria-label={text.file}
        value={filter.path ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ run: null, path: value === '' ? null : value })}
      >
        <option value="">{text.everyFile(files.length)}</option>
        {files.map(({ path, rows }) => (
          <option key={path} value={path}>
            {text.counted(path, rows ?? 0)}
          </option>
        ))}
      </select>
    </div>
  );
}
