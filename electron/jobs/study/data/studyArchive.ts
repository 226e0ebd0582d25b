/**
 * A plan's archive: its study, its runs, and their instances as steps are given them. What was read of an archive stays
 * known until its files change: a plan that is changed and made out again does not read it again.
 */
import { resolve } from 'node:path';
import { createEngine, type Engine } from '../../../../analysis/engine';
import { fingerprintOf } from '../../../../analysis/engine/fingerprint';
import type { ArchiveSource } from '../../../../analysis/engine/archiveSource';
import { AgoraError } from '../../../../analysis/errors';
import type { Problem } from '../../../../analysis/problem';
import { z } from '../../../../analysis/schema';
import { parseManifest } from '../../../../analysis/study/manifest';
import type { Run, Study } from '../../../../analysis/study/study';
import type { Task } from '../../../../analysis/task';
import { archiveAt } from '../../../ports/archiveSource';
import { memoryDatabase } from '../../../ports/database';
import { isRecord } from '../../steps/templates/shape';
import { readWhole } from './readWhole';
import { isPrepared, prepare, preparedSchema, recall, remember, type Prepared } from './preparedFolder';

export interface StudyArchive {
  readonly study: Study;
  /** Those with instances, in the archive's order. */
  readonly runs: readonly Run[];
  /** Models that runs name as their students, by run. */
  readonly students: Readonly<Record<string, string>>;
  /** Prepared instances, by run: of the runs that were asked for. */
  readonly prepared: Readonly<Record<string, Prepared>>;
  readonly problems: readonly Problem[];
}

// The app's own file, of the same build: what holds a value is checked, not what the value is.
const knownSchema = z.object({
  study: z.custom<Study>(isRecord),
  runs: z.array(z.custom<Run>(isRecord)),
  students: z.record(z.string(), z.string()),
  prepared: z.record(z.string(), preparedSchema),
  problems: z.array(z.custom<Problem>(isRecord)),
});

/**
 * @param choose Ids of the runs whose instances are wanted, of those that there are; may throw.
 * Throws `AgoraError` where nothing of the archive can be read, and where the folder cannot be written to.
 */
export async function studyArchive(
  folder: string,
  path: string,
  choose: (archive: Pick<StudyArchive, 'study' | 'runs'>) => readonly string[],
  task: Task,
): Promise<StudyArchive> {
  const archive = await archiveAt(resolve(path), task.signal);
  const [fault] = archive.files.length === 0 ? archive.problems : [];
  if (fault) throw new AgoraError('not-found', `The archive cannot be read. ${fault.message}`, { path });
  const what = JSON.stringify(['archive', archive.id, await fingerprintOf(archive.files, __BUILD_HASH__)]);
  const known = await recall(folder, what, knownSchema);
  if (known) {
    const missing = await notPrepared(folder, known.prepared, choose(known));
    if (missing.length === 0) return known;
  }
  const engine = await createEngine({ database: memoryDatabase(), build: 'study' });
  try {
    const { runs: all, problems } = await engine.open(archive, { instances: true }, task);
    const study = await engine.study(archive.id);
    const runs = all.filter(({ instances }) => instances !== null && instances > 0);
    const wanted = await notPrepared(folder, known?.prepared ?? {}, choose({ study, runs }));
    const fresh = await prepareRuns(folder, engine, archive, wanted, task);
    const students = await studentsOf(engine, archive, task);
    const read: StudyArchive = { study, runs, students, problems, prepared: { ...known?.prepared, ...fresh } };
    await remember(folder, what, read);
    return read;
  } finally {
    await engine.close();
  }
}

async function notPrepared(
  folder: string,
  prepared: Readonly<Record<string, Prepared>>,
  runs: readonly string[],
): Promise<string[]> {
  const there = await Promise.all(
    runs.map(async (run) => {
      const known = prepared[run];
      return known !== undefined && (await isPrepared(folder, known));
    }),
  );
  return runs.filter((_, index) => there[index] !== true);
}

async function prepareRuns(
  folder: string,
  engine: Engine,
  archive: ArchiveSource,
  runs: readonly string[],
  task: Task,
): Promise<Record<string, Prepared>> {
  const prepared: Record<string, Prepared> = {};
  for (const [index, run] of runs.entries()) {
    task.progress({ label: 'Preparing the data', done: index, total: runs.length, unit: 'steps' });
    const making = await prepare(folder);
    try {
      await engine.drawInstances(
        archive,
        { runs: [run], sample: null, seed: 0 },
        async (_, instances) => {
          for (const instance of instances) making.add(instance);
          await making.flush();
        },
        { signal: task.signal, progress: () => undefined },
      );
      prepared[run] = await making.finish();
    } finally {
      await making.drop();
    }
  }
  return prepared;
}

/** As the manifest says, else as an evaluation in the archive does. */
async function studentsOf(engine: Engine, archive: ArchiveSource, task: Task): Promise<Record<string, string>> {
  const { rows } = await engine.sql(
    archive.id,
    "SELECT run, min(model) FROM evaluations WHERE role = 'student' AND run IS NOT NULL GROUP BY run",
    task,
  );
  const evaluated = rows.map(([run, model]) => [String(run), String(model)] as const);
  const manifests = archive.files.filter(({ path }) => /(^|\/)agora\.json$/.test(path));
  const [nearest] = manifests.sort((a, b) => a.path.split('/').length - b.path.split('/').length);
  const manifest = nearest ? parseManifest(await readWhole(nearest, task.signal), nearest.path).manifest : null;
  const named = (manifest?.runs ?? []).flatMap(({ id, student }) => (student ? [[id, student] as const] : []));
  return Object.fromEntries([...evaluated, ...named]);
}
