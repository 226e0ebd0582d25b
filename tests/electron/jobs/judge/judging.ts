/** Jobs of judging against the server of models, and archives for them. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { createEngine, type Engine } from '../../../../analysis/engine';
import type { DerivedStore } from '../../../../analysis/ports';
import { unattended } from '../../../../analysis/task';
import { connectTo } from '../../../../electron/jobs/connectTo';
import { createJob } from '../../../../electron/jobs/createJob';
import { jobPlaces } from '../../../../electron/jobs/folder';
import type { JobKind } from '../../../../electron/jobs/jobKind';
import { gatherJudging } from '../../../../electron/jobs/judge/gatherJudging';
import { readJudgeWorkload } from '../../../../electron/jobs/judge/judgeWorkload';
import { readJudgeReport, type JudgeReport } from '../../../../electron/jobs/judge/outputs/judgeReport';
import { writeJudgements } from '../../../../electron/jobs/judge/outputs/writeJudgements';
import { judgePlanSchema, type JudgePlan } from '../../../../electron/jobs/plan';
import type { JobProgress } from '../../../../electron/jobs/progress';
import { runJob } from '../../../../electron/jobs/run/runJob';
import { archiveAt } from '../../../../electron/ports/archiveSource';
import { memoryDatabase } from '../../../../electron/ports/database';
import type { Reply, RunningModelServer } from '../../../services/modelServer';

export interface Instance {
  readonly instruction: string;
  readonly response: string;
}

/** `METHOD_DOMAIN_GENERATOR.json` files in data-agora's form. */
export async function writeArchive(
  folder: string,
  files: Readonly<Record<string, readonly Instance[]>>,
): Promise<string> {
  for (const [path, instances] of Object.entries(files)) {
    const config = /_([^_]+)\.json$/.exec(path)?.[1] ?? '';
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), JSON.stringify(instances.map((instance) => ({ ...instance, config }))));
  }
  return folder;
}

/** Each response says the grade that it gets, each instruction the one that its difficulty gets. */
export function instancesOf(generator: string, grades: readonly number[]): Instance[] {
  return grades.map((grade, index) => ({
    instruction: `Question ${String(index)} of ${generator}, difficulty ${String(1 + (index % 5))}`,
    response: `Answer ${String(index)} ${'word '.repeat(grade * 3)} worth ${String(grade)}`,
  }));
}

/** What the prompt says of the text that is judged, as long as it is no more than that. */
export function saidGrade(prompt: string): number {
  return Number((/worth (\d)/.exec(prompt) ?? /difficulty (\d)/.exec(prompt))?.[1]);
}

export const honest: Reply = ({ body }) => {
  const grade = saidGrade(promptIn(body));
  return { text: `It is worth it.\n[RESULT] ${String(grade)}` };
};

export function promptIn(body: Readonly<Record<string, unknown>>): string {
  const messages = body['messages'] as readonly { readonly content: string }[] | undefined;
  return messages?.at(-1)?.content ?? '';
}

export function planOf(server: RunningModelServer, changes: Readonly<Record<string, unknown>>): JudgePlan {
  return judgePlanSchema.parse({
    kind: 'judge',
    provider: { id: 'compatible', baseUrl: `${server.origin}/v1` },
    model: 'org/Judge-1',
    aspect: 'quality',
    price: { usdPer1MInput: 1, usdPer1MOutput: 2 },
    ...changes,
    running: { concurrency: 8, timeoutMs: 20_000 },
  });
}

/** The kind with a store of the test's own. */
export function kindWith(derived: DerivedStore): JobKind<JudgePlan> {
  return {
    kind: 'judge',
    gather: (plan, folder, task) => gatherJudging(plan, folder, derived, task),
    workload: readJudgeWorkload,
    write: (plan, folder, kept, task) => writeJudgements(plan, folder, derived, kept, task),
  };
}

export interface Judged {
  readonly folder: string;
  readonly remarks: readonly string[];
  readonly progress: JobProgress;
  readonly report: JudgeReport;
}

export async function judge(plan: JudgePlan, derived: DerivedStore, folder: string): Promise<Judged> {
  const kind = kindWith(derived);
  const { job } = await createJob(plan, kind, { folder, version: 'test' }, unattended);
  const progress = await resume(plan, derived, folder, new AbortController().signal);
  const report = await readJudgeReport(jobPlaces(folder));
  if (!report) throw new Error('The job wrote no report.');
  return { folder, remarks: job.remarks, progress, report };
}

export async function resume(
  plan: JudgePlan,
  derived: DerivedStore,
  folder: string,
  pause: AbortSignal,
  watch: () => void = () => undefined,
): Promise<JobProgress> {
  const connection = connectTo(plan, null);
  try {
    return await runJob({
      folder,
      kind: kindWith(derived),
      connection,
      price: plan.price,
      version: 'test',
      pause,
      cancel: new AbortController().signal,
      watch,
      task: unattended,
    });
  } finally {
    await connection.close();
  }
}

/** The archive on an engine of its own, as a window opens it later. */
export async function withEngine<T>(
  path: string,
  derived: DerivedStore,
  work: (engine: Engine, archive: Awaited<ReturnType<typeof archiveAt>>) => Promise<T>,
): Promise<T> {
  const engine = await createEngine({ database: memoryDatabase(), build: 'test', derived });
  try {
    const archive = await archiveAt(path);
    await engine.open(archive, { instances: true }, unattended);
    return await work(engine, archive);
  } finally {
    await engine.close();
  }
}

export async function judgementRows(folder: string): Promise<Record<string, unknown>[]> {
  const bytes = await readFile(join(jobPlaces(folder).outputs, 'judgements.parquet'));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return parquetReadObjects({ file });
}
