import { beforeEach, describe, expect, it } from 'vitest';
import type { TableMapping } from '../../../analysis/study/tableMapping';
import {
  contentOf,
  forgetTable,
  overlayOf,
  saidIn,
  sayOfArchive,
  sayOfTable,
  sayView,
  useSaid,
} from '../../../renderer/state/said';

const mapping = (header: readonly string[], unit: TableMapping['unit'] = 'percent'): TableMapping => ({
  header,
  columns: {},
  benchmarks: {},
  unit,
});

beforeEach(() => useSaid.setState({ archives: {}, tables: [], views: [] }));

describe('what the user says', () => {
  it('is laid over the archive it is about, and the mappings of tables over all', () => {
    sayOfArchive('a', { templates: ['{generator}'] });
    sayOfArchive('a', { manifest: { runs: [{ id: 'r' }] } });
    sayOfTable(mapping(['model', 'acc']));
    const said = useSaid.getState();
    const tables = [mapping(['model', 'acc'])];
    expect(overlayOf(said, 'a')).toEqual({ templates: ['{generator}'], manifest: { runs: [{ id: 'r' }] }, tables });
    expect(overlayOf(said, 'b')).toEqual({ templates: [], manifest: null, tables });
  });

  it('maps each shape of a table once', () => {
    sayOfTable(mapping(['a', 'b']));
    sayOfTable(mapping(['b', 'a']));
    sayOfTable(mapping(['a', 'b'], 'fraction'));
    expect(useSaid.getState().tables).toEqual([mapping(['b', 'a']), mapping(['a', 'b'], 'fraction')]);
    forgetTable(mapping(['b', 'a'], 'fraction'));
    expect(useSaid.getState().tables).toHaveLength(1);
  });

  it('names each view once', () => {
    sayView({ name: 'one', place: 'archives', state: {} });
    sayView({ name: 'one', place: 'analysis', state: {} });
    expect(useSaid.getState().views).toEqual([{ name: 'one', place: 'analysis', state: {} }]);
  });

  it('comes back from what a workspace holds', () => {
    sayOfArchive('a', { templates: ['{generator}'], name: 'March' });
    sayOfTable(mapping(['a']));
    const said = useSaid.getState();
    const content = contentOf(said, ['b', 'a']);
    expect(content.archives.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(overlayOf(saidIn(content), 'a')).toEqual(overlayOf(said, 'a'));
  });
});
