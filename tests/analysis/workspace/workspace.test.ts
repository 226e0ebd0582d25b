import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../analysis/study/manifestSchema';
import { tableMeanings, type TableMapping } from '../../../analysis/study/tableMapping';
import { parseWorkspace } from '../../../analysis/workspace/parseWorkspace';
import { overlayOf, type Workspace } from '../../../analysis/workspace/workspace';
import { writeWorkspace } from '../../../analysis/workspace/writeWorkspace';

const parse = (text: string) => parseWorkspace(text, 'march.agora');
const parsed = (value: object) => parse(JSON.stringify({ agoraWorkspace: 1, ...value }, null, 2));

const march: Workspace = {
  archives: [
    {
      path: '../runs/march',
      name: 'March',
      templates: ['{domain}_{generator}'],
      manifest: { agora: 1 },
      rest: { colour: 2 },
    },
    { path: '.', name: null, templates: [], manifest: null, rest: {} },
  ],
  tables: [
    { header: ['model', 'gsm8k'], columns: { model: 'model' }, benchmarks: { gsm8k: 'gsm8k' }, unit: 'fraction' },
  ],
  views: [{ name: 'Code only', place: 'leaderboard', state: { domain: 'code' } }],
  rest: { author: 'Ada' },
};

describe('the file', () => {
  it('is small and readable', () => {
    expect(writeWorkspace(march)).toBe(`{
  "agoraWorkspace": 1,
  "archives": [
    {
      "path": "../runs/march",
      "name": "March",
      "templates": [
        "{domain}_{generator}"
      ],
      "manifest": {
        "agora": 1
      },
      "colour": 2
    },
    {
      "path": "."
    }
  ],
  "author": "Ada",
  "tables": [
    {
      "benchmarks": {
        "gsm8k": "gsm8k"
      },
      "columns": {
        "model": "model"
      },
      "header": [
        "model",
        "gsm8k"
      ],
      "unit": "fraction"
    }
  ],
  "views": [
    {
      "name": "Code only",
      "place": "leaderboard",
      "state": {
        "domain": "code"
      }
    }
  ]
}
`);
  });

  it('gives back what was written, keys of a newer version with it, in the same bytes', () => {
    fc.assert(
      fc.property(workspaces(), (workspace) => {
        const text = writeWorkspace(workspace);
        expect(parse(text)).toEqual({ workspace, problems: [] });
        expect(writeWorkspace(parse(text).workspace ?? march)).toBe(text);
      }),
    );
  });

  it('keeps keys that it does not know on every level', () => {
    const text = JSON.stringify({
      agoraWorkspace: 1,
      theme: 'x',
      archives: [{ path: 'a', pinned: true }],
      tables: [{ header: ['a'], columns: {}, benchmarks: {}, unit: 'percent', locale: 'de' }],
      views: [{ name: 'v', place: 'p', state: {}, icon: 'i' }],
    });
    const { workspace, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(JSON.parse(writeWorkspace(workspace ?? march))).toEqual(JSON.parse(text));
  });

  it('may have a byte order mark, and lack all but its version', () => {
    expect(parse('\uFEFF{"agoraWorkspace": 1}')).toEqual({
      workspace: { archives: [], tables: [], views: [], rest: {} },
      problems: [],
    });
  });

  it('says of each archive what is laid over it', () => {
    const [first] = march.archives;
    expect(first && overlayOf(march, first)).toEqual({
      manifest: { agora: 1 },
      templates: ['{domain}_{generator}'],
      tables: march.tables,
    });
  });
});

describe('what cannot be used', () => {
  it.each([
    [
      '{"agoraWorkspace": 1,\n "archives": [}',
      'bad-workspace',
      2,
      /^Line 2, column 15: .* The workspace is not opened/,
    ],
    ['', 'bad-workspace', 1, /Line 1/],
    ['[]', 'bad-workspace', null, /is no workspace file/],
    ['{"agora": 1}', 'bad-workspace', null, /is no workspace file/],
    ['{"agoraWorkspace": "1"}', 'bad-workspace', null, /is no workspace file/],
    [
      '{\n"agoraWorkspace": 2, "archives": 7}',
      'newer-workspace',
      2,
      /version 2; this workbench reads version 1\. Update/,
    ],
  ])('%j is refused as a whole', (text, code, line, message) => {
    const { workspace, problems } = parse(text);
    expect(workspace).toBeNull();
    expect(problems).toMatchObject([{ path: 'march.agora', severity: 'fault', code, line }]);
    expect(problems[0]?.message).toMatch(message);
  });

  it('in one part is left out, with its line, and the rest counts', () => {
    const { workspace, problems } = parsed({
      archives: [
        { name: 'no path' },
        { path: 'a', name: 5, templates: ['x', 7, '{domain}'] },
        { path: 'b', manifest: { runs: [{ id: 'r', volume: 'many' }, { id: 's' }], wrong: 1 } },
        { path: 'c', manifest: 'agora.json' },
        { path: 'a' },
      ],
      tables: [{ header: 'a,b' }],
      views: 'none',
    });
    expect(workspace?.archives).toEqual([
      { path: 'a', name: null, templates: ['x', '{domain}'], manifest: null, rest: {} },
      { path: 'b', name: null, templates: [], manifest: { runs: [{ id: 's' }] }, rest: {} },
      { path: 'c', name: null, templates: [], manifest: null, rest: {} },
    ]);
    expect([workspace?.tables, workspace?.views]).toEqual([[], []]);
    const found = problems.map(({ line, code, message }) => [line, code, message.split(/[ :]/)[0]]);
    expect(found).toEqual([
      [null, 'duplicate-archive', 'march.agora'],
      [4, 'bad-workspace', 'archives[0].path'],
      [9, 'bad-workspace', 'archives[1].name'],
      [12, 'bad-workspace', 'archives[1].templates[1]'],
      [22, 'bad-workspace', 'archives[2].manifest.runs[0].volume'],
      [28, 'unknown-key', 'archives[2].manifest.wrong'],
      [33, 'bad-workspace', 'archives[3].manifest'],
      [40, 'bad-workspace', 'tables[0].columns'],
      [40, 'bad-workspace', 'tables[0].unit'],
      [41, 'bad-workspace', 'tables[0].header'],
      [44, 'bad-workspace', 'views'],
    ]);
  });

  it('names a preset that does not exist', () => {
    const { workspace, problems } = parsed({
      archives: [{ path: 'a', manifest: { study: { preset: 'x', name: 'n' } } }],
    });
    expect(workspace?.archives[0]?.manifest).toEqual({ study: { name: 'n' } });
    expect(problems).toMatchObject([{ severity: 'fault', code: 'bad-workspace' }]);
  });

  it('never throws, whatever stands in the file', () => {
    const text = writeWorkspace(march);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(30), fc.oneof(fc.string(), fc.json()), (at, length, put) => {
        const { workspace, problems } = parse(text.slice(0, at) + put + text.slice(at + length));
        if (workspace === null) expect(problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

/** Any workspace that can be: every path once, values that JSON can hold. */
function workspaces(): fc.Arbitrary<Workspace> {
  const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));
  const known = ['agoraWorkspace', 'archives', 'tables', 'views', 'path', 'name', 'templates', 'manifest', '__proto__'];
  const rest = fc.dictionary(
    fc.string().filter((key) => !known.includes(key)),
    json,
    { noNullPrototype: true },
  );
  const text = fc.string({ minLength: 1 });
  const manifest = fc.constantFrom<(Manifest | null)[]>(
    null,
    { agora: 1 },
    { runs: [{ id: 'r', domain: null, files: ['**'] }] },
  );
  const archive = fc.record({ path: text, name: fc.option(text), templates: fc.array(fc.string()), manifest, rest });
  const words = fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    fc.string(),
    { noNullPrototype: true },
  );
  const table: fc.Arbitrary<TableMapping> = fc.record({
    header: fc.array(fc.string()),
    columns: fc
      .uniqueArray(fc.constantFrom(...tableMeanings))
      .map((meanings) => Object.fromEntries(meanings.map((each) => [each, 'x']))),
    benchmarks: words,
    unit: fc.constantFrom('percent', 'fraction'),
  });
  const view = fc.record({ name: text, place: text, state: rest });
  return fc.record({
    archives: fc.uniqueArray(archive, { selector: ({ path }) => path }),
    tables: fc.array(table),
    views: fc.array(view),
    rest,
  });
}
