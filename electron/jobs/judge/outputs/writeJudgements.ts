/** What a job of judging leaves: a table of grades, what they come to, and the grades kept for whoever opens the files. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepGrades } from '../../../../analysis/engine/measure/keptJudgements';
import { judgedMetricId } from '../../../../analysis/metrics/given/judgedMetric';
import type { DerivedStore } from '../../../../analysis/ports';
import { throwIfCancelled, type Task } from '../../../../analysis/task';
import { writeCalls } from '../../callTable';
import { inTheirPlaces } from '../../inTheirPlaces';
import type { JobFolder, KeptCalls } from '../../jobKind';
import { createParquetTable } from '../../parquetTable';
import type { JudgePlan } from '../../plan';
import { judgeFiles } from '../files';
import { readInput, readItems, readRuns, type JudgedItems, type JudgedRun } from '../items/items';
import { callOf, readRubrics } from '../judgeWorkload';
import { labelsSchema, type Labels } from '../labels/labels';
import type { UsedRubrics } from '../rubrics/rubric';
import { agreementsWithJudges, agreementsWithLabels } from './agreements';
import { gradeReport } from './gradeReport';
import { askedAlone, emptyJudgements, gradeOf, noteGrade, type Judgements } from './judgements';
import { judgementColumns, judgementRow } from './judgementColumns';
import { agreementDocument, reportFiles, type JudgeReport } from './judgeReport';

/** `outputs/` with the table and the two documents, and `calls.parquet` beside it. */
export async function writeJudgements(
  plan: JudgePlan,
  folder: JobFolder,
  derived: DerivedStore,
  kept: KeptCalls,
  task: Task,
): Promise<void> {
  const [rubrics, items, runs, labels] = await Promise.all([
    readRubrics(folder),
    readItems(folder),
    readRuns(folder),
    plan.labels === null ? [] : readInput<Labels>(judgeFiles(folder).labels, labelsSchema),
  ]);
  const targets = [folder.outputs, join(folder.path, 'calls.parquet')] as const;
  const { judgements, report } = await inTheirPlaces(targets, async ([outputs, calls]) => {
    await mkdir(outputs, { recursive: true });
    const judgements = await writeTable(join(outputs, 'judgements.parquet'), plan, rubrics, items, kept, task);
    const report = await reportOf(plan, rubrics, items, runs, labels, judgements, derived);
    const files = reportFiles(outputs);
    await writeFile(files.grades, document(report.grades));
    await writeFile(files.agreement, document(agreementDocument(report)));
    await writeCalls(calls, kept.answers(), task.signal);
    return { judgements, report };
  });
  // The outputs stand, even where there is no room to keep the grades for others.
  await keep(plan, report, items, runs, judgements, derived);
}

async function writeTable(
  path: string,
  plan: JudgePlan,
  rubrics: UsedRubrics,
  items: JudgedItems,
  kept: KeptCalls,
  task: Task,
): Promise<Judgements> {
  const judgements = emptyJudgements(items.count);
  const table = createParquetTable(path, judgementColumns);
  try {
    for await (const call of kept.accepted()) {
      throwIfCancelled(task.signal);
      const grade = gradeOf(call);
      if (grade === null) continue;
      const { item } = call.answer;
      noteGrade(judgements, plan, items, item, grade);
      (items.groups[callOf(plan, item).group] ?? []).forEach((row, place) => {
        table.add(judgementRow(items.at(row), grade, call, plan, rubrics, place > 0));
      });
      if (item % 1000 === 0)
        task.progress({ label: 'Writing the grades', done: table.rows, total: items.count, unit: 'rows' });
    }
  } finally {
    table.close();
  }
  return judgements;
}

async function reportOf(
  plan: JudgePlan,
  { set, version }: UsedRubrics,
  items: JudgedItems,
  runs: readonly JudgedRun[],
  labels: Labels,
  judgements: Judgements,
  derived: DerivedStore,
): Promise<JudgeReport> {
  const { model: judge, aspect, seed } = plan;
  const metric = judgedMetricId({ aspect, judge, rubrics: set, version });
  const places = new Map(runs.map(({ run }, index) => [run, index]));
  const runOf = Int32Array.from({ length: items.count }, (_, row) => places.get(items.at(row).run) ?? -1);
  const asked = askedAlone(judgements, items);
  return {
    grades: {
      judge,
      aspect,
      rubrics: `${set}@${version}`,
      metric,
      ...gradeReport(runs, runOf, judgements, asked, plan.swap),
    },
    agreement: [
      ...agreementsWithLabels(labels, items, judgements.grades, seed),
      ...(await agreementsWithJudges(derived, metric, aspect, items, asked.grades, seed)),
    ],
  };
}

/** By the content of each file, under the judge's name and the version of the rubrics. */
async function keep(
  { model }: JudgePlan,
  { grades: { metric, rubrics } }: JudgeReport,
  items: JudgedItems,
  runs: readonly JudgedRun[],
  { grades }: Judgements,
  derived: DerivedStore,
): Promise<void> {
  const byFile = new Map<string, [ordinal: number, grade: number][]>();
  grades.forEach((grade, row) => {
    if (Number.isNaN(grade)) return;
    const { hash, ordinal } = items.at(row);
    const known = byFile.get(hash) ?? [];
    byFile.set(hash, known);
    known.push([ordinal, grade]);
  });
  const how = `graded by ${model} with the rubrics ${rubrics}`;
  for (const { hash, bytes } of runs.flatMap(({ files }) => files)) {
    const graded = byFile.get(hash)?.sort(([one], [other]) => one - other);
    if (!graded) continue;
    const series = {
      ordinals: Int32Array.from(graded, ([ordinal]) => ordinal),
      values: Float64Array.from(graded, ([, grade]) => grade),
    };
    await keepGrades(derived, { input: hash, bytes }, { metric, how, series });
  }
}

function document(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
