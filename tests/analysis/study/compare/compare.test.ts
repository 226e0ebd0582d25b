import { describe, expect, it } from 'vitest';
import type { OpenResult } from '../../../../analysis/results';
import { compareArchives } from '../../../../analysis/study/compare/compare';
import type { ComparedArchive, ComparedScore } from '../../../../analysis/study/compare/compared';
import { computePgr } from '../../../../analysis/study/pgr/computePgr';
import type { Evaluation, Run, Study } from '../../../../analysis/study/study';
import { agorabench, anEvaluation, aRun, scores } from '../build';

const methods = ['instance_generation', 'response_generation', 'quality_enhancement'];
const generators = ['gpt-4o-2024-08-06', 'gpt-4o-mini-2024-07-18'];

interface Change {
  readonly study?: Study;
  readonly student?: (generator: number, method: number) => number;
  readonly reference?: number;
  readonly shots?: number;
  readonly methods?: readonly string[];
  readonly files?: readonly { readonly path: string; readonly bytes: number }[];
  readonly configuration?: ComparedArchive['configuration'];
}

function archive(name: string, change: Change = {}): ComparedArchive {
  const { study = agorabench, student = () => 60, reference = 80, shots = 0, files = [], configuration = [] } = change;
  const runs: Run[] = [];
  const students: Evaluation[] = [];
  generators.forEach((generator, g) =>
    (change.methods ?? methods).forEach((method, m) => {
      const id = `${generator}-${method}`;
      runs.push(aRun({ id, generator, method }));
      for (const benchmark of ['gsm8k', 'math'])
        students.push(anEvaluation({ role: 'student', run: id, benchmark, score: student(g, m), protocol: { shots } }));
    }),
  );
  const anchors = scores([0, 40, reference], [0, 40, reference]).filter(({ role }) => role !== 'student');
  const evaluations = [...anchors, ...students];
  const opened: OpenResult = {
    archive: { id: name, name, study: study.id, fingerprint: '' },
    artifacts: files.map((file) => ({ ...file, kind: 'lm-eval-results', rows: null, run: null })),
    runs,
    evaluations: [],
    coverage: { generators: [], settings: [], cells: [], outside: [] } as unknown as OpenResult['coverage'],
    problems: [],
  };
  const compared = evaluations.map(({ model, role, family, benchmark, score, n, task, protocol }): ComparedScore => {
    if (role === null || benchmark === null) throw new Error('A score has no role.');
    return { model, role, family, benchmark, score, n, source: `lm-eval ${task}`, protocol };
  });
  const pgr = computePgr({ study, runs, evaluations, printed: [] });
  return { opened, study, pgr, scores: compared, configuration };
}

describe('two archives', () => {
  it('that are the same differ in nothing', () => {
    const comparison = compareArchives(archive('one'), archive('other'));
    expect(comparison.differences).toEqual([]);
    expect(comparison.cells).toHaveLength(6);
    for (const { difference } of comparison.cells) expect(difference).toBe(0);
    expect(comparison.overall).toMatchObject({ n: 6, difference: 0, p: 1 });
    expect(comparison.onlyA).toEqual([]);
    expect(comparison.onlyB).toEqual([]);
  });

  it('say first what makes them incomparable', () => {
    const one = archive('one', {
      files: [{ path: 'a.json', bytes: 3 }],
      configuration: [{ path: 'train.yaml', key: 'lr', value: '1e-5' }],
    });
    const other = archive('other', {
      study: { ...agorabench, rule: 'pgr-of-mean' },
      reference: 85,
      shots: 5,
      files: [{ path: 'b.json', bytes: 3 }],
      configuration: [{ path: 'train.yaml', key: 'lr', value: '2e-5' }],
    });
    const { differences } = compareArchives(one, other);
    expect([...new Set(differences.map(({ aspect }) => aspect))]).toEqual([
      'study',
      'anchors',
      'protocol',
      'configuration',
      'files',
    ]);
    expect(differences[0]).toEqual({ aspect: 'study', what: 'rule of PGR', a: 'mean-of-pgrs', b: 'pgr-of-mean' });
    expect(differences.find(({ aspect }) => aspect === 'anchors')?.b).toContain('85.00 %');
    expect(differences.find(({ aspect }) => aspect === 'protocol')).toMatchObject({ what: 'student on gsm8k' });
    expect(differences.find(({ aspect }) => aspect === 'files')).toEqual({
      aspect: 'files',
      what: 'a.json',
      a: '3 bytes, lm-eval-results',
      b: null,
    });
  });

  it('stand side by side with the difference, its interval and the ranks', () => {
    const one = archive('one', { student: (g) => (g === 0 ? 60 : 50) });
    const other = archive('other', { student: (g, m) => (g === 0 ? 52 : 60) + m });
    const { cells, overall, ranks } = compareArchives(one, other);
    expect(cells[0]).toMatchObject({ a: { pgr: 50 }, b: { pgr: 30 }, difference: -20 });
    const [a, b] = [one, other].map(({ pgr }) => pgr.cells[0]?.uncertainty?.standardError ?? NaN);
    expect((cells[0]?.hi ?? NaN) - (cells[0]?.lo ?? NaN)).toBeCloseTo(2 * 1.96 * Math.hypot(a ?? NaN, b ?? NaN), 9);
    const differences = cells.map(({ difference }) => difference ?? NaN);
    expect(overall?.difference).toBeCloseTo(differences.reduce((sum, value) => sum + value, 0) / 6, 9);
    expect(ranks.map(({ generator, rankA, rankB }) => [generator, rankA, rankB])).toEqual([
      [generators[0], 1, 2],
      [generators[1], 2, 1],
    ]);
  });

  it('list what only one of them has', () => {
    const { cells, onlyA, onlyB } = compareArchives(archive('one'), archive('other', { methods: methods.slice(1) }));
    expect(cells).toHaveLength(4);
    expect(onlyA.map(({ method }) => method)).toEqual([methods[0], methods[0]]);
    expect(onlyB).toEqual([]);
  });
});
