import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kinds } from '../../../../electron/jobs/steps/loadKinds';
import { arraysOf, mostSteps, type Arrays } from '../../../../electron/jobs/study/graph/arrays';
import type { DraftStep } from '../../../../electron/jobs/study/graph/draftStep';
import { draftSteps } from '../../../../electron/jobs/study/graph/draftSteps';
import { graphOf } from '../../../../electron/jobs/study/graph/graphOf';
import { names } from '../../../../electron/jobs/study/graph/names';
import { settle } from '../../../../electron/jobs/study/graph/settle';
import { quoteWord } from '../../../../electron/jobs/targets/shellWords';
import { partsOf, planShapes, type PlanShape } from './plannedParts';
import { testKinds } from './studyFolder';

const folder = mkdtempSync(join(tmpdir(), 'agora-test-'));
let kinds: Kinds;
beforeAll(async () => {
  kinds = await testKinds(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Given {
  readonly shape: PlanShape;
  /** Which steps were done before, by their place among all. */
  readonly done: readonly boolean[];
  /** Whether the target has them. */
  readonly isFar: boolean;
  /** What an array holds. */
  readonly most: number;
  /** Which steps fail, over and over. */
  readonly failing: readonly boolean[];
}

const cases: fc.Arbitrary<Given> = fc.record({
  shape: planShapes,
  done: fc.array(fc.boolean(), { maxLength: 60 }),
  isFar: fc.boolean(),
  most: fc.constantFrom(1, 2, 3, mostSteps),
  failing: fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }),
});

interface Made extends Arrays {
  readonly toDo: readonly DraftStep[];
  /** What a step waits for: the one that makes its model, where that is to be done. */
  readonly neededBy: (step: DraftStep) => DraftStep | null;
}

async function made({ shape, done, isFar, most }: Given): Promise<Made> {
  const { steps } = draftSteps(await partsOf(shape, kinds));
  const before = new Set(steps.flatMap(({ key }, index) => (done[index] === true ? [key] : [])));
  const existing = { job: 'earlier', step: 'step', farFolder: isFar ? '/far' : null };
  const settled = settle(steps, { find: (key) => (before.has(key) ? existing : null) });
  const toDo = steps.filter((step) => !settled.existing.has(step));
  const isToDo = new Set(toDo);
  const neededBy = ({ model }: DraftStep) => (model?.is === 'made' && isToDo.has(model.by) ? model.by : null);
  return { ...arraysOf(toDo, most), toDo, neededBy };
}

const holds = (check: (made: Made, given: Given) => void) =>
  fc.assert(
    fc.asyncProperty(cases, async (given) => check(await made(given), given)),
    { numRuns: 150 },
  );

describe('arrays of a plan', () => {
  test('hold every step that is to be done exactly once, at an index that no other of the array has', () =>
    holds(({ arrays, places, toDo }, { most }) => {
      expect(arrays.flatMap(({ steps }) => steps).sort()).toEqual(toDo.map(({ id }) => id).sort());
      const taken = toDo.map((step) => places.get(step));
      expect(taken).not.toContain(undefined);
      expect(new Set(taken.map((place) => `${place?.array ?? ''} ${String(place?.index)}`)).size).toBe(toDo.length);
      for (const { id, steps } of arrays) {
        const own = toDo.filter((step) => places.get(step)?.array === id);
        // Those of an array stand in it by their index.
        expect(own.map((step) => step.id)).toEqual(steps);
        const indices = own.map((step) => places.get(step)?.index ?? -1);
        expect(indices).toEqual([...indices].sort((a, b) => a - b));
        expect(steps.length).toBeGreaterThan(0);
        expect(Math.max(...indices)).toBeLessThan(most);
      }
    }));

  test('are of one kind, with the same settings, resources and waits', () =>
    holds(({ arrays, places, toDo, neededBy }) => {
      for (const { id, stage, kind, resources, after } of arrays)
        for (const step of toDo.filter((each) => places.get(each)?.array === id)) {
          expect([step.stage, step.chosen.loaded.kind.id, step.chosen.resources]).toEqual([stage, kind, resources]);
          const needed = neededBy(step);
          expect(after.map(({ array }) => array)).toEqual(needed ? [places.get(needed)?.array] : []);
          const [first] = after;
          if (first?.how === 'element' && needed) expect(places.get(step)?.index).toBe(places.get(needed)?.index);
        }
    }));

  test('wait for those before them alone', () =>
    holds(({ arrays }) => {
      const before = new Set<string>();
      for (const { id, after } of arrays) {
        for (const { array } of after) expect(before).toContain(array);
        before.add(id);
      }
    }));

  test('stop, where a step fails, those that need it, and no other', () =>
    holds(({ arrays, places, toDo, neededBy }, { failing }) => {
      const isFailing = new Map(toDo.map((step, index) => [step, failing[index % failing.length] === true]));
      const isStopped = (step: DraftStep): boolean => {
        const needed = neededBy(step);
        return needed !== null && (isFailing.get(needed) === true || isStopped(needed));
      };
      // As a scheduler does it, which knows arrays and indices alone.
      const ended = new Map<string, Map<number, boolean>>();
      const stopped: string[] = [];
      for (const { id, after } of arrays) {
        const own = new Map<number, boolean>();
        for (const step of toDo.filter((each) => places.get(each)?.array === id)) {
          const index = places.get(step)?.index ?? -1;
          const mayBegin = after.every(({ array, how }) => {
            const elements = ended.get(array) ?? new Map<number, boolean>();
            return how === 'element' ? elements.get(index) === true : [...elements.values()].every(Boolean);
          });
          if (!mayBegin) stopped.push(step.id);
          own.set(index, mayBegin && isFailing.get(step) === false);
        }
        ended.set(id, own);
      }
      expect(stopped.sort()).toEqual(
        toDo
          .filter(isStopped)
          .map(({ id }) => id)
          .sort(),
      );
    }));

  test('are as few as may be: one for all students of a choice, where nothing was done before', () =>
    holds(({ arrays, places, toDo }, { done, most }) => {
      if (done.some(Boolean)) return;
      const students = toDo.filter(({ subject }) => subject.role === 'student');
      for (const chosen of new Set(students.map((step) => step.chosen))) {
        const own = students.filter((step) => step.chosen === chosen);
        const used = new Set(own.map((step) => places.get(step)?.array));
        const trained = students.filter(({ stage }) => stage === 'train').length;
        // Those of one domain may be spread over the parts of all.
        expect(used.size).toBeLessThanOrEqual(Math.ceil(Math.max(own.length + 2, trained) / most));
      }
      expect(new Set(arrays.map(({ id }) => id)).size).toBe(arrays.length);
    }));

  test('have names of their own that are safe for a shell, a queue and a file, and name their domains', () =>
    holds(({ arrays, toDo, places }) => {
      const all = [arrays.map(({ id }) => id), toDo.map(({ id }) => id)];
      for (const ids of all) {
        expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length);
        for (const id of ids) {
          expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/);
          expect(id).not.toMatch(/[.-]$/);
          expect(quoteWord(id)).toBe(id);
        }
      }
      for (const step of toDo) {
        const array = places.get(step)?.array ?? '';
        expect(array.startsWith(step.chosen.loaded.kind.id)).toBe(true);
        for (const domain of step.chosen.domains ?? []) expect(array).toContain(domain.replaceAll('é', 'e'));
        if (step.stage === 'train' && step.subject.role !== 'student') expect(array).toContain(`-${step.subject.role}`);
      }
    }));
});

test('names are safe whatever they are made of, and no two are one', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ maxLength: 300 }),
    fc.constantFrom('a', 'A', 'a-2'),
  );
  fc.assert(
    fc.property(fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 20 }), (wanted) => {
      const { take } = names();
      const taken = wanted.map((parts) => take(...parts));
      expect(new Set(taken.map((name) => name.toLowerCase())).size).toBe(taken.length);
      for (const name of taken) expect(name).toMatch(/^[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,110}[A-Za-z0-9_])?$/);
    }),
  );
});

test('more students than Slurm takes in an array are another array, and so is what waits for them', async () => {
  const runs = Array.from({ length: mostSteps + 201 }, (_, index) => ({
    id: `run-${String(index)}`,
    domain: index % 2 === 0 ? 'math' : 'code',
  }));
  const evaluate = [{ kind: 'evaluate-one', domains: ['math'], gpus: 0 }];
  const shape: PlanShape = { runs, base: 'trained', reference: 'none', train: true, evaluate, measure: [] };
  const graph = graphOf(await partsOf(shape, kinds), { find: () => null }, null);
  expect(graph.arrays.map(({ id, steps, after }) => [id, steps.length, ...after.map(({ array }) => array)])).toEqual([
    ['train-test-base', 1],
    ['train-test', 1000, 'train-test-base'],
    ['train-test-2', 201, 'train-test-base'],
    ['evaluate-one-math-base', 1, 'train-test-base'],
    ['evaluate-one-math', 500, 'train-test'],
    ['evaluate-one-math-2', 101, 'train-test-2'],
  ]);
  const step = graph.steps.find(({ id }) => id === 'evaluate-one-math-run-1198');
  expect(step).toMatchObject({ array: 'evaluate-one-math-2', index: 198 });
});
