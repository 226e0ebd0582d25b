/** Small builders: a value with everything that a test does not care about filled in. */
import { studyOf } from '../../../analysis/study/studyOf';
import type { EvaluationRow } from '../../../analysis/archive/kind';
import type { Evaluation, PrintedValue, Run, Study } from '../../../analysis/study/study';

export const agorabench: Study = studyOf(null);

export function aRun(over: Partial<Run> = {}): Run {
  return {
    id: 'run-1',
    generator: 'gpt-4o-2024-08-06',
    method: 'response_generation',
    domain: 'math',
    family: 'llama-3.1-8b',
    volume: 10000,
    variant: null,
    language: null,
    seed: 42,
    instances: null,
    inferred: [],
    inferredFrom: {},
    ...over,
  };
}

const sourceOf: Readonly<Record<string, Pick<Evaluation, 'tool' | 'task' | 'metric' | 'filter'>>> = {
  gsm8k: { tool: 'lm-eval', task: 'gsm8k', metric: 'exact_match', filter: 'flexible-extract' },
  math: { tool: 'lm-eval', task: 'minerva_math', metric: 'exact_match', filter: 'none' },
};

export function anEvaluation(over: Partial<Evaluation> & Pick<Evaluation, 'role' | 'score'>): Evaluation {
  const benchmark = over.benchmark ?? 'gsm8k';
  const { role } = over;
  return {
    model: role === 'student' ? 'student' : `the ${String(role)}`,
    run: role === 'student' ? 'run-1' : null,
    family: 'llama-3.1-8b',
    benchmark,
    stderr: 1,
    n: 1319,
    ...(sourceOf[benchmark] ?? { tool: 'lm-eval', task: benchmark, metric: 'exact_match', filter: 'none' }),
    protocol: { shots: role === 'base' ? 5 : 0 },
    evaluatedMs: 1,
    superseded: false,
    source: `${String(role)}-${benchmark}.json`,
    ...over,
  };
}

/** Student, base and reference on GSM8K and MATH. */
export function scores(
  gsm8k: readonly [number, number, number],
  math: readonly [number, number, number],
): Evaluation[] {
  return Object.entries({ gsm8k, math }).flatMap(([benchmark, [student, base, reference]]) => [
    anEvaluation({ benchmark, role: 'student', score: student }),
    anEvaluation({ benchmark, role: 'base', score: base }),
    anEvaluation({ benchmark, role: 'reference', score: reference }),
  ]);
}

export function aRow(
  over: Partial<EvaluationRow> & { readonly model: string; readonly source: string },
): EvaluationRow & { source: string } {
  return {
    tool: 'lm-eval',
    task: 'gsm8k',
    metric: 'exact_match',
    filter: 'flexible-extract',
    score: 50,
    stderr: 1,
    n: 1319,
    higherIsBetter: true,
    protocol: {},
    evaluatedMs: 1,
    board: false,
    ...over,
  };
}

export function aPrinted(over: Partial<PrintedValue> & { readonly text: string }): PrintedValue {
  return {
    quantity: 'pgr',
    generator: 'gpt-4o-2024-08-06',
    method: null,
    domain: null,
    variant: null,
    metric: null,
    scope: null,
    value: Number(over.text),
    source: 'Table 2',
    ...over,
  };
}
