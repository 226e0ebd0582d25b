import { expect, it } from 'vitest';
import type { ArtifactKind } from '../../../analysis/archive/kind';
import { mappingOf } from '../../../analysis/engine/readFile';
import { mustBeRead } from '../../../analysis/engine/readFiles';
import type { SurveyedFile } from '../../../analysis/engine/survey';
import type { StoredArtifact } from '../../../analysis/store/artifacts';
import type { TableMapping } from '../../../analysis/study/tableMapping';
import { memoryArchive } from '../../fixtures/memoryArchive';

const mapping: TableMapping = {
  header: ['a', 'b'],
  columns: { model: 'a', score: 'b' },
  benchmarks: {},
  unit: 'percent',
};
const all = { instances: true, tables: [] };

function kindOf(fields: Partial<ArtifactKind>): ArtifactKind {
  return {
    id: 'kind',
    name: 'kind',
    recognisedBy: 'nothing',
    provides: ['evaluations'],
    role: 'other',
    sniff: () => null,
    async *read() {
      // Nothing: nobody reads it here.
    },
    ...fields,
  };
}

/** A file that the store holds `rows` rows of, read with these mappings. */
function known(kind: ArtifactKind | null, rows: number | null, tables: readonly TableMapping[] = []): SurveyedFile {
  const [source] = memoryArchive({ 'a.csv': 'a,b' }).files;
  if (!source) throw new Error('The archive has one file.');
  const place = { artifact: 0, ordinal: 0, path: 'a.csv', bytes: 3, modifiedMs: 0, hash: null, build: 'test' };
  const id = { kind: kind?.id ?? null, claims: {}, mapping: mappingOf(kind, tables), gathered: null };
  const stored: StoredArtifact = { ...place, ...id, state: 'whole', rows, instances: null };
  const gathered = { evaluations: [], printed: [], problems: [], manifest: null };
  return { ordinal: 0, source, kind, claims: {}, known: stored, failed: false, gathered };
}

it('reads what the store does not have, and what it has not', () => {
  expect(mustBeRead({ ...known(kindOf({}), 1), known: null }, all)).toBe(true);
  expect(mustBeRead(known(kindOf({}), 1), all)).toBe(false);
  expect(mustBeRead(known(null, null), all)).toBe(false);
  expect(mustBeRead(known(kindOf({ provides: [] }), null), all)).toBe(false);
});

it('reads generated data only where it is asked for', () => {
  const generated = kindOf({ provides: ['instances'] });
  expect(mustBeRead(known(generated, null), { ...all, instances: false })).toBe(false);
  expect(mustBeRead(known(generated, null), all)).toBe(true);
});

it('reads a kind whose columns the user maps again when the mappings change, and no other', () => {
  const mapped = kindOf({ readsMapped: true });
  expect(mustBeRead(known(mapped, 1), { ...all, tables: [mapping] })).toBe(true);
  expect(mustBeRead(known(mapped, 1, [mapping]), { ...all, tables: [mapping] })).toBe(false);
  expect(mustBeRead(known(kindOf({}), 1), { ...all, tables: [mapping] })).toBe(false);
});
