import { outlineOf } from './json/outline';
import { modelOfEvalPlus } from './evalPlusModel';
import { evalPlusSchema, passOf } from './evalPlusSchema';
import type { EvalPlusDocument } from './evalPlusSchema';
import type { ArtifactKind, Batch, EvaluationRow } from './kind';
import { claimsOfModel } from './pathClaims';
import type { ProblemList } from './problemList';
import { shorten } from './shorten';
import { readDocument } from './wholeDocument';

type Variant = 'base' | 'plus';

interface Counted {
  /** Share of samples that pass, averaged over tasks: pass@1 (Chen et al. 2021, eq. 1 with k = 1). */
  readonly passAt1: Readonly<Record<Variant, number>>;
  readonly tasks: number;
  /** True where each task has one sample. */
  readonly single: boolean;
}

function count(document: EvalPlusDocument, problems: ProblemList): Counted | null {
  const total = { base: 0, plus: 0 };
  let tasks = 0;
  let single = true;
  for (const [task, samples] of Object.entries(document.eval)) {
    const passes = passOf(samples);
    if (passes === null) {
      problems.add(null, 'wrong-type', `${task} is left out: its samples are ${shorten(samples)}. Evaluate it again.`);
      continue;
    }
    tasks++;
    single &&= passes.length === 1;
    for (const pass of passes) {
      total.base += Number(pass.base) / passes.length;
      total.plus += Number(pass.plus) / passes.length;
    }
  }
  return tasks === 0 ? null : { passAt1: { base: total.base / tasks, plus: total.plus / tasks }, tasks, single };
}

function dataSetOf(document: EvalPlusDocument): string | null {
  const task = Object.keys(document.eval)[0] ?? '';
  return /^HumanEval\//i.test(task) ? 'humaneval' : /^Mbpp\//i.test(task) ? 'mbpp' : null;
}

/** Written pass@1 counts; where it and the statuses differ, that is said. Old files have no `pass_at_k`. */
function passAt1(document: EvalPlusDocument, variant: Variant, counted: Counted, problems: ProblemList): number {
  const written = document.pass_at_k?.[variant]?.['pass@1'];
  const computed = counted.passAt1[variant];
  if (written == null) return computed;
  if (Math.abs(written - computed) > 1e-6) {
    const both = `pass@1 of ${variant} is written as ${written}, its statuses give ${computed.toFixed(4)}`;
    problems.add(null, 'inconsistent-result', `${both}: the written value counts. Evaluate the samples again.`);
  }
  return written;
}

function* toBatches(document: EvalPlusDocument, problems: ProblemList): Generator<Batch> {
  const task = dataSetOf(document);
  const counted = count(document, problems);
  if (task === null || counted === null) {
    const message =
      'The file holds no HumanEval/ or Mbpp/ tasks, so its data set is not known. Evaluate the samples again.';
    problems.add(null, 'no-values', message);
    return;
  }
  const variants = (['base', 'plus'] as const).filter((variant) => document.hasPlus || variant === 'base');
  const rows = variants.map((variant): EvaluationRow => {
    const p = passAt1(document, variant, counted, problems);
    return {
      model: modelOfEvalPlus(problems.path),
      tool: 'evalplus',
      task,
      metric: 'pass@1',
      filter: variant,
      score: 100 * p,
      stderr: counted.single ? 100 * Math.sqrt((p * (1 - p)) / counted.tasks) : null,
      n: counted.tasks,
      higherIsBetter: true,
      protocol: {},
      evaluatedMs: dateMs(document.date),
      board: false,
    };
  });
  yield { table: 'evaluations', rows };
}

/** `YYYY-MM-DD HH:MM` without a zone, read as UTC; null where it is no date. */
function dateMs(date: string | null | undefined): number | null {
  const ms = date == null ? NaN : Date.parse(`${date.trim().replace(' ', 'T')}Z`);
  return Number.isNaN(ms) ? null : ms;
}

/**
 * EvalPlus results on HumanEval or MBPP. Task `humaneval` or `mbpp`, metric `pass@1`, filter `base` (the original tests)
 * or `plus` (EvalPlus's tests, which count only where base passes). With one sample a task the standard error is the
 * binomial one, √(p(1 − p)/n) over tasks; with several it is unknown.
 */
export const evalPlusResults: ArtifactKind = {
  id: 'evalplus-results',
  name: 'EvalPlus results',
  recognisedBy: '`eval` by task id, `pass_at_k`',
  provides: ['evaluations'],
  role: 'other',
  sniff(head) {
    const { shape, keys, first } = outlineOf(head);
    if (shape !== 'object' || !keys.has('eval') || (head.complete && first === undefined)) return null;
    if (!/"(HumanEval|Mbpp)\/\d+"/i.test(head.text)) return null;
    const model = modelOfEvalPlus(head.path);
    return {
      confidence: keys.has('hash') || keys.has('pass_at_k') ? 0.95 : 0.8,
      claims: claimsOfModel(model, head.path),
    };
  },
  read: (source, signal) => readDocument(source, signal, evalPlusSchema, toBatches),
};
