import { describe, expect, it } from 'vitest';
import { compareArchives } from '../../../../analysis/study/compare/compare';
import { fileDifferences, configurationDifferences } from '../../../../analysis/study/compare/fileDifferences';
import type { PrintedValue } from '../../../../analysis/study/study';
import { archive, generators, methods } from './archives';

const printed: PrintedValue = {
  quantity: 'pgr',
  generator: generators[0] ?? null,
  method: methods[0] ?? null,
  domain: 'math',
  variant: null,
  metric: null,
  scope: null,
  value: 20.6,
  text: '20.6',
  source: 'Table 2',
};

describe('a cell of one archive', () => {
  it('meets the printed value of its setting', () => {
    const publication = archive('printed', { generators: [], printed: [printed] });
    const { cells, overall, onlyA, onlyB } = compareArchives(publication, archive('own'));
    expect(cells).toHaveLength(1);
    expect(cells[0]).toMatchObject({
      a: { pgr: 20.6, status: 'printed', students: 0 },
      b: { pgr: 50, status: 'computed', students: 1 },
      from: null,
      incomparable: ['status'],
    });
    // What was printed and what was computed make no average.
    expect(overall).toBeNull();
    expect([onlyA.length, onlyB.length]).toEqual([0, 5]);
  });

  it('meets the one of another volume, and says so', () => {
    const { cells, overall } = compareArchives(archive('one'), archive('other', { volume: 9871 }));
    expect(overall?.n).toBe(6);
    expect(cells).toHaveLength(6);
    for (const { incomparable } of cells) expect(incomparable).toEqual(['volume']);
  });
});

describe('files', () => {
  const file = (path: string, hash: string | null, bytes = 3) => ({ path, hash, bytes, kind: 'data-agora' });

  it('of one size and other content differ', () => {
    expect(fileDifferences([file('a', 'x1')], [file('a', 'x2')])).toEqual([
      { aspect: 'files', what: 'a', a: '3 bytes, data-agora, content x1', b: '3 bytes, data-agora, content x2' },
    ]);
  });

  it('are known by their size where they were not read', () => {
    expect(fileDifferences([file('a', null)], [file('a', 'x2')])).toEqual([]);
    expect(fileDifferences([file('a', null)], [file('a', null, 4)])).toHaveLength(1);
  });

  it('that moved are named once', () => {
    expect(fileDifferences([file('old/a', 'x'), file('b', 'y')], [file('new/a', 'x'), file('b', 'y')])).toEqual([
      { aspect: 'files', what: 'the same content at another path', a: 'old/a', b: 'new/a' },
    ]);
  });
});

describe('configurations', () => {
  const lr = (path: string, value: string) => ({ path, key: 'lr', value });

  it('at other paths meet where their names are the only ones', () => {
    expect(configurationDifferences([lr('march/train.yaml', '1e-5')], [lr('june/train.yaml', '2e-5')])).toEqual([
      { aspect: 'configuration', what: 'march/train.yaml and june/train.yaml lr', a: '1e-5', b: '2e-5' },
    ]);
  });

  it('do not where there are several', () => {
    const two = [lr('june/train.yaml', '2e-5'), lr('july/train.yaml', '2e-5')];
    expect(configurationDifferences([lr('march/train.yaml', '1e-5')], two)).toEqual([]);
  });
});
