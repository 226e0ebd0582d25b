/** The instances of a plan's archive, out of an engine in memory, into the job's folder. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import { createEngine } from '../../../../analysis/engine';
import { AgoraError } from '../../../../analysis/errors';
import type { DerivedStore } from '../../../../analysis/ports';
import type { Problem } from '../../../../analysis/problem';
import type { Task } from '../../../../analysis/task';
import { archiveAt } from '../../../ports/archiveSource';
import { memoryDatabase } from '../../../ports/database';
import type { JobFolder } from '../../jobKind';
import type { JudgePlan } from '../../plan';
import { judgeFiles } from '../files';
import { rubricOf, type UsedRubrics } from '../rubrics/rubric';
import type { JudgedItem, JudgedRun } from './items';

export interface GatheredItems {
  readonly runs: readonly JudgedRun[];
  readonly count: number;
  /** Of those that were drawn: without the text that is judged. */
  readonly withoutText: number;
  /** Have the text of another one, and are judged with it. */
  readonly repeated: number;
  /** SHA-256 of the instances that were written. */
  readonly hash: string;
  readonly problems: readonly Problem[];
}

/** The job keeps its instances in memory, as bytes. */
const mostBytes = 2 ** 31 - 1;

/**
 * Opens the archive, draws the instances and writes them. `see` is shown each with its number. Throws `AgoraError` where
 * the archive has no instances to judge, a run of the plan has none, or a domain has no rubric.
 */
export async function gatherItems(
  plan: JudgePlan,
  rubrics: UsedRubrics,
  folder: JobFolder,
  derived: DerivedStore,
  see: (item: JudgedItem, index: number) => void,
  task: Task,
): Promise<GatheredItems> {
  const archive = await archiveAt(plan.archive, task.signal);
  const [fault] = archive.files.length === 0 ? archive.problems : [];
  if (fault) throw new AgoraError('not-found', `The archive cannot be read. ${fault.message}`, { path: plan.archive });
  const files = judgeFiles(folder);
  const engine = await createEngine({ database: memoryDatabase(), build: 'judge', derived });
  const lines = createWriteStream(files.items);
  try {
    const { problems } = await engine.open(archive, { instances: true }, task);
    const hash = createHash('sha256');
    const drawn = new Map<string, number>();
    const firstWith = new Map<string, number>();
    let [count, withoutText, repeated, bytes] = [0, 0, 0, 0];
    const found = await engine.drawInstances(
      archive,
      { runs: plan.runs, sample: plan.sample, seed: plan.seed },
      async ({ run, domain }, instances) => {
        const rubric = rubricOf(rubrics, domain);
        if (rubric === null) throw noRubric(rubrics, run, domain);
        for (const { file, ordinal, instruction, response } of instances) {
          if (instruction.trim() === '' || (plan.aspect === 'quality' && response.trim() === '')) {
            withoutText++;
            continue;
          }
          const judged = [rubric.domain, instruction, ...(plan.aspect === 'quality' ? [response] : [])];
          const text = createHash('sha256').update(JSON.stringify(judged)).digest('base64');
          const same = firstWith.get(text) ?? null;
          if (same === null) firstWith.set(text, count);
          else repeated++;
          const item = { run, domain, path: file.path, hash: file.input, ordinal, instruction, response, same };
          see(item, count++);
          drawn.set(run, (drawn.get(run) ?? 0) + 1);
          const line = Buffer.from(`${JSON.stringify(item)}\n`);
          bytes += line.length;
          if (bytes > mostBytes) throw tooMuch(plan);
          hash.update(line);
          if (!lines.write(line)) await once(lines, 'drain');
        }
      },
      task,
    );
    const runs = found.map(({ files: inRun, ...run }) => ({
      ...run,
      drawn: drawn.get(run.run) ?? 0,
      files: inRun.map(({ path, input, bytes: size }) => ({ path, hash: input, bytes: size })),
    }));
    if (count === 0) throw nothing(plan, withoutText);
    await writeFile(files.runs, `${JSON.stringify(runs, null, 2)}\n`);
    lines.end();
    await finished(lines);
    return {
      runs,
      count,
      withoutText,
      repeated,
      hash: hash.digest('hex'),
      problems: [...problems, ...runs.filter((run) => run.drawn === 0).map((run) => nothingIn(run, plan))],
    };
  } finally {
    lines.destroy();
    await engine.close();
  }
}

function noRubric(rubrics: UsedRubrics, run: string, domain: string | null): AgoraError {
  const has = rubrics.rubrics.map((rubric) => rubric.domain ?? 'any domain').join(', ');
  return new AgoraError(
    'bad-input',
    `The rubrics ${rubrics.set} have none of ${rubrics.aspect} for ${domain ?? 'a run without a domain'} (${run}).`,
    { nextStep: `They have: ${has}. Add one without a domain, or name runs.` },
  );
}

function nothing({ archive, aspect }: JudgePlan, withoutText: number): AgoraError {
  const text = aspect === 'quality' ? 'instruction and response' : 'an instruction';
  const message =
    withoutText === 0 ? `${archive} holds no instances.` : `No instance of ${archive} has ${text} to be judged.`;
  return new AgoraError('bad-input', message, {
    path: archive,
    nextStep: 'Name an archive with generated data; "agora open" lists what one holds.',
  });
}

function nothingIn({ run, files }: JudgedRun, { aspect }: JudgePlan): Problem {
  const text = aspect === 'quality' ? 'an instruction and a response' : 'an instruction';
  return {
    path: files[0]?.path ?? '',
    line: null,
    severity: 'caution',
    code: 'missing-field',
    message: `The run ${run} is not judged: none of its instances has ${text}.`,
  };
}

function tooMuch({ archive }: JudgePlan): AgoraError {
  return new AgoraError('bad-input', `The instances of ${archive} have more than 2 GiB of text.`, {
    path: archive,
    nextStep: 'Name runs, or a smaller sample.',
  });
}
