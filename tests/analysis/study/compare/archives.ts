/** Archives to compare: two generators by three methods in math, with what a test changes. */
import type { ComparedArchive, ComparedFile } from '../../../../analysis/study/compare/compared';
import { computePgr, type PgrInput } from '../../../../analysis/study/pgr/computePgr';
import type { ItemScore } from '../../../../analysis/study/pgr/noise/items';
import type { Evaluation, PrintedValue, Run, Study } from '../../../../analysis/study/study';
import { agorabench, anEvaluation, aRun } from '../build';

export const methods = ['instance_generation', 'response_generation', 'quality_enhancement'];
export const generators = ['gpt-4o-2024-08-06', 'gpt-4o-mini-2024-07-18'];
const benchmarks = ['gsm8k', 'math'];

export interface Change {
  readonly study?: Study;
  readonly generators?: readonly string[];
  readonly methods?: readonly string[];
  readonly student?: (generator: number, method: number) => number;
  readonly base?: number;
  readonly reference?: number;
  readonly shots?: number;
  readonly volume?: number;
  readonly stderr?: { readonly student?: number | null; readonly anchors?: number | null };
  /** Of a score, its items; none where absent. */
  readonly items?: (evaluation: Evaluation) => ItemScore | null;
  readonly printed?: readonly PrintedValue[];
  readonly files?: readonly ComparedFile[];
  readonly configuration?: ComparedArchive['configuration'];
}

export function archive(name: string, change: Change = {}): ComparedArchive {
  const { study = agorabench, student = () => 60, base = 40, reference = 80, shots = 0, volume = 10_000 } = change;
  const { student: noise = 1, anchors: anchorNoise = 1 } = change.stderr ?? {};
  const runs: Run[] = [];
  const evaluations: Evaluation[] = benchmarks.flatMap((benchmark) => [
    anEvaluation({ role: 'base', benchmark, score: base, stderr: anchorNoise }),
    anEvaluation({ role: 'reference', benchmark, score: reference, stderr: anchorNoise }),
  ]);
  (change.generators ?? generators).forEach((generator, g) =>
    (change.methods ?? methods).forEach((method, m) => {
      const id = `${generator}-${method}`;
      runs.push(aRun({ id, generator, method, volume }));
      for (const benchmark of benchmarks) {
        const score = student(g, m);
        const named = { model: id, source: `${id}-${benchmark}.json`, run: id, benchmark, protocol: { shots } };
        evaluations.push(anEvaluation({ role: 'student', score, stderr: noise, ...named }));
      }
    }),
  );
  const items = new Map(
    evaluations.flatMap((evaluation) => {
      const own = change.items?.(evaluation) ?? null;
      return own ? [[evaluation, own] as const] : [];
    }),
  );
  const input: PgrInput = { study, runs, evaluations, printed: change.printed ?? [], items };
  const { files = [], configuration = [] } = change;
  return { name, input, pgr: computePgr(input), files, configuration };
}

/** A score of so many right answers of `n`, the first ones or those from `from` on. */
export function answers(n: number, right: number, from = 0): ItemScore {
  const items = Array.from({ length: n }, (_, i) => String(i).padStart(5, '0'));
  return { items, values: Float64Array.from(items, (_, i) => (i >= from && i < from + right ? 100 : 0)) };
}
