import { describe, expect, it } from 'vitest';
import { artifactRows } from '../../../../renderer/views/archives/artifactRows';

const file = (path: string, kind: string | null, rows: number | null) => ({ path, kind, bytes: 10, rows, run: null });
const artifacts = [
  file('x', null, null),
  file('y', null, null),
  file('z', null, null),
  file('a', 'evaluation', 1),
  file('b', 'data', 5),
  file('c', 'data', null),
];
const kinds = (rows: ReturnType<typeof artifactRows>) => rows.flatMap((row) => (row.type === 'kind' ? [row] : []));

describe('files under their kinds', () => {
  it('come with totals, the commonest kind first and the unrecognised last', () => {
    expect(kinds(artifactRows(artifacts, () => false))).toEqual([
      { type: 'kind', kind: 'data', files: 2, rows: 5, bytes: 20 },
      { type: 'kind', kind: 'evaluation', files: 1, rows: 1, bytes: 10 },
      { type: 'kind', kind: null, files: 3, rows: null, bytes: 30 },
    ]);
  });

  it('are listed below the kinds that are open, and every file once', () => {
    const rows = artifactRows(artifacts, (kind) => kind === 'data');
    expect(rows.slice(0, 3).map((row) => (row.type === 'file' ? row.artifact.path : row.kind))).toEqual([
      'data',
      'b',
      'c',
    ]);
    expect(artifactRows(artifacts, () => true).filter(({ type }) => type === 'file')).toHaveLength(artifacts.length);
  });
});
