import { describe, expect, it } from 'vitest';
import { keepGrades, mayHaveGrades, readGrades } from '../../../../analysis/engine/measure/keptJudgements';
import { judgedAspect, judgedMetricId } from '../../../../analysis/metrics/given/judgedMetric';
import { metricDefinition } from '../../../../analysis/metrics/registry';
import { memoryDerived } from '../../../fixtures/memoryDerived';
import { isDerivedKey } from '../../../../electron/ports/derivedFolder';

const file = { input: '0123456789abcdef0123456789abcdef', bytes: 1234 };
const series = (pairs: readonly (readonly [number, number])[]) => ({
  ordinals: Int32Array.from(pairs, ([ordinal]) => ordinal),
  values: Float64Array.from(pairs, ([, value]) => value),
});
const grades = (metric: string, pairs: readonly (readonly [number, number])[], how = 'by a judge') => ({
  metric,
  how,
  series: series(pairs),
});

describe('kept grades', () => {
  it('are those of all who judged the file, the latest of each instance', async () => {
    const derived = memoryDerived();
    expect(await readGrades(derived, file.input)).toEqual([]);
    expect(await mayHaveGrades(derived, file.bytes)).toBe(false);
    await keepGrades(
      derived,
      file,
      grades('judged_a', [
        [1, 2],
        [5, 3],
      ]),
    );
    await keepGrades(derived, file, grades('judged_b', [[1, 5]]));
    await keepGrades(
      derived,
      file,
      grades(
        'judged_a',
        [
          [5, 4],
          [0, 1],
        ],
        'by a judge, spelled anew',
      ),
    );
    expect(await readGrades(derived, file.input)).toEqual([
      grades('judged_b', [[1, 5]]),
      grades(
        'judged_a',
        [
          [0, 1],
          [1, 2],
          [5, 4],
        ],
        'by a judge, spelled anew',
      ),
    ]);
    expect(await mayHaveGrades(derived, file.bytes)).toBe(true);
    expect(await mayHaveGrades(derived, file.bytes + 1)).toBe(false);
  });

  it('are the same however often they are kept', async () => {
    const derived = memoryDerived();
    await keepGrades(
      derived,
      file,
      grades('judged_a', [
        [0, 1],
        [1, 2],
      ]),
    );
    const before = new Map(derived.kept);
    await keepGrades(
      derived,
      file,
      grades('judged_a', [
        [0, 1],
        [1, 2],
      ]),
    );
    expect(derived.kept).toEqual(before);
  });

  it('are left out where they are cut off, and lost with their index, without a fault', async () => {
    const derived = memoryDerived();
    await keepGrades(derived, file, grades('judged_a', [[0, 1]]));
    await keepGrades(derived, file, grades('judged_b', [[0, 2]]));
    const cut = (end: string) => {
      for (const [key, bytes] of derived.kept) if (key.endsWith(end)) derived.kept.set(key, bytes.subarray(0, 60));
    };
    cut('judged_a@1');
    expect((await readGrades(derived, file.input)).map(({ metric }) => metric)).toEqual(['judged_b']);
    cut('judgements@1');
    expect(await readGrades(derived, file.input)).toEqual([]);
    await keepGrades(derived, file, grades('judged_a', [[3, 5]]));
    expect(await readGrades(derived, file.input)).toEqual([grades('judged_a', [[3, 5]])]);
  });
});

describe('the metric of a judge', () => {
  const by = {
    aspect: 'quality',
    judge: 'meta-llama/Llama-3.1-8B',
    rubrics: 'agora',
    version: '1+0f3c9a1b2d4e',
  } as const;

  it('has an id that says judge, rubrics and version, and a definition of that id', () => {
    const id = judgedMetricId(by);
    expect(id).toBe('judged_quality__meta_llama_llama_3_1_8b__agora__1_0f3c9a1b2d4e');
    expect(judgedAspect(id)).toBe('quality');
    expect(metricDefinition(id)).toMatchObject({ id, needs: 'job:judge', label: 'Quality, meta llama llama 3 1 8b' });
    expect(metricDefinition(id)?.name).toContain('agora 1 0f3c9a1b2d4e');
    expect(judgedAspect('judged_response_quality')).toBeNull();
  });

  it.each([
    { ...by, judge: 'x'.repeat(500), rubrics: 'y'.repeat(500), version: `${'9'.repeat(500)}+0f3c9a1b2d4e` },
    { ...by, judge: '判/定', rubrics: '…' },
    { ...by, aspect: 'difficulty', judge: '__a__b__', rubrics: '-' },
  ] as const)('can be kept and known again, whatever the names are', (named) => {
    const id = judgedMetricId(named);
    expect(isDerivedKey({ input: file.input, name: `${id}@1` })).toBe(true);
    expect(judgedAspect(id)).toBe(named.aspect);
    expect(metricDefinition(id)?.id).toBe(id);
    for (const other of [
      { ...named, version: `${named.version.slice(0, -1)}f` },
      { ...named, judge: `${named.judge}2` },
      { ...named, judge: `定${named.judge}` },
      { ...named, rubrics: `${named.rubrics}a` },
    ])
      expect(judgedMetricId(other)).not.toBe(id);
  });
});
