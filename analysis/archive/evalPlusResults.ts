import { outlineOf } from './json/outline';
import { modelOfEvalPlus } from './evalPlusModel';
import { evalPlusSchema, passOf } from './evalPlusSchema';
import type { EvalPlusDocument } from './evalPlusSchema';
import type { ArtifactKind, Batch, EvaluationRow, ItemRow } from './kind';
import { claimsOfModel } from './pathClaims';
import type { Protocol } from '../study/study';
import type { ProblemList } from './problemList';
import { shorten } from './shorten';
import { readDocument } from './wholeDocument';

type Variant = 'base' | 'plus';

/** Tasks of EvalPlus's own selections; its MBPP had 399 before version 0.2 of the data. */
const allTasks = { humaneval: 164, mbpp: 378 } as const;
type DataSet = keyof typeof allTasks;

/** The share of one task's samples that pass. */
interface TaskCount extends Readonly<Record<Variant, number>> {
  readonly task: string;
  readonly samples: number;
}

function count(document: EvalPlusDocument, problems: ProblemList): readonly TaskCount[] {
  return Object.entries(document.eval).flatMap(([task, samples]): TaskCount[] => {
    const passes = passOf(samples);
    if (passes === null) {
      problems.add(null, 'wrong-type', `${task} is left out: its samples are ${shorten(samples)}. Evaluate it again.`);
      return [];
    }
    const share = (variant: Variant) => passes.filter((pass) => pass[variant]).length / passes.length;
    return [{ task, samples: passes.length, base: share('base'), plus: share('plus') }];
  });
}

/** Share of samples that pass, averaged over tasks: pass@1 (Chen et al. 2021, eq. 1 with k = 1). */
function meanOf(tasks: readonly TaskCount[], variant: Variant): number {
  return tasks.reduce((sum, task) => sum + task[variant], 0) / tasks.length;
}

function dataSetOf(document: EvalPlusDocument): DataSet | null {
  const task = Object.keys(document.eval)[0] ?? '';
  return /^HumanEval\//i.test(task) ? 'humaneval' : /^Mbpp\//i.test(task) ? 'mbpp' : null;
}

/** Another number of tasks than the selection has is another benchmark. */
function checkTasks(dataSet: DataSet, tasks: number, problems: ProblemList): void {
  const all = allTasks[dataSet];
  if (tasks < all)
    problems.add(null, 'limited-evaluation', `${dataSet} was scored on ${tasks} of ${all} tasks only. Evaluate all.`);
  else if (tasks > all) {
    const message = `The file has ${tasks} tasks of ${dataSet} and EvalPlus's selection ${all}: its data are of another version. Compare it with results on the same tasks only.`;
    problems.add(null, 'inconsistent-result', message);
  }
}

/** Written pass@1 counts, if it is a share; where it and the statuses differ, that is said. Old files have no `pass_at_k`. */
function passAt1(document: EvalPlusDocument, variant: Variant, computed: number, problems: ProblemList): number {
  const written = document.pass_at_k?.[variant]?.['pass@1'];
  if (written == null) return computed;
  const isShare = written >= 0 && written <= 1;
  if (Math.abs(written - computed) > 1e-6) {
    const both = `pass@1 of ${variant} is written as ${written}, its statuses give ${computed.toFixed(4)}`;
    const counts = isShare ? 'the written value' : 'what the statuses give';
    problems.add(null, 'inconsistent-result', `${both}: ${counts} counts. Evaluate the samples again.`);
  }
  return isShare ? written : computed;
}

function* toBatches(document: EvalPlusDocument, problems: ProblemList): Generator<Batch> {
  const task = dataSetOf(document);
  const counted = count(document, problems);
  if (task === null || counted.length === 0) {
    const message =
      'The file holds no HumanEval/ or Mbpp/ tasks, so its data set is not known. Evaluate the samples again.';
    problems.add(null, 'no-values', message);
    return;
  }
  checkTasks(task, counted.length, problems);
  const model = modelOfEvalPlus(problems.path);
  const single = counted.every(({ samples }) => samples === 1);
  const variants = (['base', 'plus'] as const).filter((variant) => document.hasPlus || variant === 'base');
  const rows = variants.map((variant): EvaluationRow => {
    const p = passAt1(document, variant, meanOf(counted, variant), problems);
    return {
      model,
      tool: 'evalplus',
      task,
      metric: 'pass@1',
      filter: variant,
      score: 100 * p,
      stderr: single ? 100 * Math.sqrt((p * (1 - p)) / counted.length) : null,
      n: counted.length,
      higherIsBetter: true,
      protocol: protocolOf(document),
      evaluatedMs: dateMs(document.date),
      board: false,
    };
  });
  yield { table: 'evaluations', rows };
  const items = counted.flatMap(({ task: item, ...shares }) =>
    variants.map((filter): ItemRow => {
      return { model, tool: 'evalplus', task, item, metric: 'pass@1', filter, value: shares[filter], line: null };
    }),
  );
  yield { table: 'items', rows: items };
}

/** The hash names the version of EvalPlus's tasks and tests: scores under different ones are not the same benchmark's. */
function protocolOf({ hash }: EvalPlusDocument): Protocol {
  return hash == null || hash === '' ? {} : { harnessVersion: `tests ${hash.slice(0, 8)}` };
}

/** `YYYY-MM-DD HH:MM` without a zone, read as UTC; null where it is no date. */
function dateMs(date: string | null | undefined): number | null {
  const ms = date == null ? NaN : Date.parse(`${date.trim().replace(' ', 'T')}Z`);
  return Number.isNaN(ms) ? null : ms;
}

/**
 * EvalPlus results on HumanEval or MBPP. Task `humaneval` or `mbpp`, metric `pass@1`, filter `base` (the original tests)
 * or `plus` (EvalPlus's tests, which count only where base passes). With one sample a task the standard error is the
 * binomial one, √(p(1 − p)/n) over tasks; with several it is unknown. Each task is an item: 1 or 0, with several samples
 * the share that passes.
 */
export const evalPlusResults: ArtifactKind = {
  id: 'evalplus-results',
  name: 'EvalPlus results',
  recognisedBy: '`eval` by task id, `pass_at_k`',
  provides: ['evaluations', 'items'],
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
