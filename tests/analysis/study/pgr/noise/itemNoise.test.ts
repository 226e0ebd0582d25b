import { describe, expect, it } from 'vitest';
import { itemAt } from '../../../../../analysis/statistics/matrix';
import { computePgr } from '../../../../../analysis/study/pgr/computePgr';
import type { ItemTable } from '../../../../../analysis/study/pgr/noise/items';
import { matchItems } from '../../../../../analysis/study/pgr/noise/itemScores';
import type { Evaluation } from '../../../../../analysis/study/study';
import { expectNear } from '../../../statistics/near';
import { agorabench, anEvaluation, aRun } from '../../build';
import { pgrOracle } from './oracle';

const generators = { one: 'gpt-4o-2024-08-06', other: 'gpt-4o-mini-2024-07-18' } as const;
const runs = [aRun({ id: 'one', generator: generators.one }), aRun({ id: 'other', generator: generators.other })];

/** The study of the oracle: two generators, two benchmarks, items shared by all. */
function study(): { evaluations: Evaluation[]; tables: ItemTable[] } {
  const evaluations: Evaluation[] = [];
  const tables: ItemTable[] = [];
  for (const [benchmark, models] of Object.entries(pgrOracle.items))
    for (const [model, digits] of Object.entries(models)) {
      const values = Array.from(digits, Number);
      const role = model === 'base' || model === 'reference' ? model : 'student';
      const score = (100 * values.reduce((sum, value) => sum + value, 0)) / values.length;
      const evaluation = anEvaluation({
        role,
        score,
        benchmark,
        model,
        run: role === 'student' ? model : null,
        n: values.length,
        stderr: null,
        source: `${model}/results.json`,
      });
      const { tool, task, metric, filter } = evaluation;
      evaluations.push(evaluation);
      const items = values.map((_, i) => String(i));
      tables.push({ path: `${model}/samples_${task}.jsonl`, model, tool, task, metric, filter, items, values });
    }
  return { evaluations, tables };
}

describe('PGR from items against numpy', () => {
  const { evaluations, tables } = study();
  const result = computePgr({
    study: agorabench,
    runs,
    evaluations,
    printed: [],
    items: matchItems(evaluations, tables),
  });

  it.each(['one', 'other'] as const)('the cell of %s', (name) => {
    const cell = result.cells.find(({ generator }) => generator === generators[name]);
    const expected = pgrOracle[name];
    expectNear(cell?.pgr ?? NaN, expected.pgr, 1e-9);
    expect(cell?.uncertainty).toMatchObject({ method: 'bootstrap', from: ['items'], resamples: 10_000 });
    expectNear(cell?.uncertainty?.standardError ?? NaN, expected.standardError, 0.06);
    const width = expected.interval[1] - expected.interval[0];
    expect(Math.abs((cell?.lo ?? NaN) - expected.interval[0])).toBeLessThan(0.03 * width);
    expect(Math.abs((cell?.hi ?? NaN) - expected.interval[1])).toBeLessThan(0.03 * width);
  });

  it('the delta method with the covariances of the items', () => {
    const variances = itemAt(result.cells, 0).benchmarks.map(({ interval }) => (interval?.standardError ?? NaN) ** 2);
    expectNear(Math.sqrt(variances.reduce((sum, value) => sum + value, 0)) / 2, pgrOracle.one.standardError, 1e-7);
    expect(itemAt(result.cells, 0).benchmarks[0]?.interval).toMatchObject({ from: 'items', items: 400 });
  });

  it('the difference between the two, and who is first', () => {
    const [difference] = result.ranking?.differences ?? [];
    const { interval, probabilityOneIsFirst } = pgrOracle.difference;
    const width = interval[1] - interval[0];
    expect(difference).toMatchObject({ better: generators.one, worse: generators.other });
    expect(Math.abs((difference?.lo ?? NaN) - interval[0])).toBeLessThan(0.03 * width);
    expect(Math.abs((difference?.hi ?? NaN) - interval[1])).toBeLessThan(0.03 * width);
    const probability = result.ranking?.generators[0]?.probabilities[0] ?? NaN;
    expect(Math.abs(probability - probabilityOneIsFirst)).toBeLessThan(0.015);
  });

  it('gives equals the same rank, and each of their places as often', () => {
    const alike = (model: string) => (model === 'other' ? 'one' : model);
    const valuesOf = (benchmark: string, model: string) =>
      tables.find((table) => table.path.startsWith(`${alike(model)}/`) && table.task === taskOf(benchmark))?.values ??
      [];
    const taskOf = (benchmark: string) => evaluations.find((each) => each.benchmark === benchmark)?.task;
    const equal = evaluations.map((each) => {
      const values = valuesOf(each.benchmark ?? '', each.model);
      return { ...each, score: (100 * values.reduce((sum, value) => sum + value, 0)) / values.length };
    });
    const equalTables = tables.map((table) => {
      const benchmark = evaluations.find(({ task }) => task === table.task)?.benchmark ?? '';
      return { ...table, values: valuesOf(benchmark, table.model) };
    });
    const items = matchItems(equal, equalTables);
    const { ranking } = computePgr({ study: agorabench, runs, evaluations: equal, printed: [], items });
    expect(ranking?.generators.map(({ rank }) => rank)).toEqual([1, 1]);
    for (const { probabilities, rankLo, rankHi } of ranking?.generators ?? []) {
      expect(probabilities.map((share) => Math.round(1e9 * share) / 1e9)).toEqual([0.5, 0.5]);
      expect([rankLo, rankHi]).toEqual([1, 2]);
    }
    expect(ranking?.differences[0]).toMatchObject({ difference: 0, p: 1, distinguishable: false });
  });

  it('does not depend on the order of the input', () => {
    const turned = [...evaluations].reverse();
    const again = computePgr({
      study: agorabench,
      runs: [...runs].reverse(),
      evaluations: turned,
      printed: [],
      items: matchItems(turned, [...tables].reverse()),
    });
    const of = ({ cells }: typeof result, generator: string) => cells.find((cell) => cell.generator === generator);
    for (const generator of Object.values(generators))
      expect(of(again, generator)?.lo).toBeCloseTo(of(result, generator)?.lo ?? NaN, 9);
  });

  it('pairs the anchors: a gap that independent errors would hide is seen', () => {
    const gap = (gain: number) => {
      const base = Array.from({ length: 1000 }, (_, i) => Number(i < 300));
      const reference = base.map((value, i) => (i >= 300 && i < 300 + gain ? 1 : value));
      const all = { base, reference, student: base };
      const scored = Object.entries(all).map(([role, values]) =>
        anEvaluation({
          role: role as 'base' | 'reference' | 'student',
          model: role,
          score: values.reduce((sum, value) => sum + value, 0) / 10,
          stderr: 1.45,
          source: `${role}/results.json`,
        }),
      );
      const own = Object.entries(all).map(([model, values]): ItemTable => {
        const { tool, task, metric, filter } = itemAt(scored, 0);
        return {
          path: `${model}/samples.jsonl`,
          model,
          tool,
          task,
          metric,
          filter,
          items: values.map((_, i) => String(i)),
          values,
        };
      });
      const input = { study: agorabench, runs: [aRun()], evaluations: scored, printed: [] };
      const codes = (items: ReturnType<typeof matchItems>) =>
        computePgr({ ...input, items }).cells[0]?.benchmarks[0]?.checks.map(({ code }) => code);
      return { paired: codes(matchItems(scored, own)), independent: codes(new Map()) };
    };
    expect(gap(20).paired).not.toContain('anchor-gap-within-noise');
    expect(gap(20).independent).toContain('anchor-gap-within-noise');
    expect(gap(2).paired).toContain('anchor-gap-within-noise');
  });
});

describe('matching items to scores', () => {
  const { evaluations, tables } = study();
  const [evaluation, table] = [itemAt(evaluations, 0), itemAt(tables, 0)];

  it('takes those of the same model, task and folder whose mean is the score', () => {
    expect(matchItems([evaluation], [table]).get(evaluation)?.values.length).toBe(400);
    expect(matchItems([evaluation], [{ ...table, path: 'elsewhere/samples.jsonl' }]).size).toBe(0);
    expect(matchItems([evaluation], [{ ...table, filter: 'strict-match' }]).size).toBe(0);
    expect(
      matchItems([evaluation], [{ ...table, values: table.values.map((value, i) => (i < 9 ? 1 - value : value)) }])
        .size,
    ).toBe(0);
    expect(matchItems([{ ...evaluation, superseded: true }], [table]).size).toBe(0);
  });

  it('joins the subtasks of a group', () => {
    const half = table.items.length / 2;
    const part = (task: string, from: number, to: number) => ({
      ...table,
      task,
      items: table.items.slice(from, to),
      values: table.values.slice(from, to),
    });
    const parts = [part(`${table.task}_algebra`, 0, half), part(`${table.task}_geometry`, half, 2 * half)];
    expect(matchItems([evaluation], parts).get(evaluation)?.items.length).toBe(2 * half);
    expect(matchItems([evaluation], parts.slice(1)).size).toBe(0);
  });

  it('leaves two tables of one task alone', () => {
    expect(matchItems([evaluation], [table, { ...table, path: `${evaluation.model}/samples_again.jsonl` }]).size).toBe(
      0,
    );
  });
});
