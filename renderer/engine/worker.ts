/** The engine's worker: answers the page's calls one engine, one database. */
import { artifactKinds } from '../../analysis/archive/kinds';
import { createEngine, isReadable, type ArchiveSource, type Engine, type OpenOptions } from '../../analysis/engine';
import type { OpenResult } from '../../analysis/results';
import type { Task } from '../../analysis/task';
import type { GrantedArchive } from '../../electron/contract';
import { buildHash } from '../buildHash';
import { byteSourceOf } from './byteSource';
import { browserDatabaseHost } from './database';
import { derivedOfPage } from './derived';
import { modelFiles } from './modelFiles';
import { EngineFailure, failureMessageOf, nothingReadable } from './failure';
import type { EngineCall, PageMessage, WorkerMessage } from './messages';
import { browserPool } from './pool';

const progressEveryMs = 250;

const post = (message: WorkerMessage): void => self.postMessage(message);
const derived = derivedOfPage(post);
const running = new Map<number, AbortController>();
const engine: Promise<Engine> = createEngine({
  database: browserDatabaseHost((storage) => post({ kind: 'storage', storage })),
  build: buildHash,
  pool: browserPool(),
  derived,
  models: modelFiles(self.location.href),
});
// A failure to start is told to every caller; without this line it would also be an unhandled rejection.
engine.catch(() => undefined);

self.onmessage = (event: MessageEvent<PageMessage>) => {
  const message = event.data;
  switch (message.kind) {
    case 'call':
      return void answer(message.id, message.call);
    case 'cancel':
      return running.get(message.id)?.abort();
    case 'derived':
      return derived.receive(message);
  }
};

async function answer(id: number, call: EngineCall): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const value = await perform(await engine, call, taskOf(id, controller.signal));
    post({ kind: 'result', id, value });
  } catch (error) {
    post({ kind: 'failure', id, failure: failureMessageOf(error) });
  } finally {
    running.delete(id);
  }
}

function perform(engine: Engine, call: EngineCall, task: Task): Promise<unknown> {
  switch (call.method) {
    case 'open':
      return open(engine, ...call.args, task);
    case 'kinds':
      return Promise.resolve(
        artifactKinds.map(({ id, name, role, readsMapped }) => ({
          id,
          name,
          role,
          ...(readsMapped && { readsMapped }),
        })),
      );
    case 'study':
      return engine.study(...call.args);
    case 'pgr':
      return engine.pgr(...call.args);
    case 'analyse':
      return engine.analyse(...call.args);
    case 'analyseInDepth':
      return engine.analyseInDepth(...call.args);
    case 'figuresWithout':
      return engine.figuresWithout(...call.args);
    case 'leaveOneOut':
      return engine.leaveOneOut(...call.args, task);
    case 'compare':
      return engine.compare(...call.args);
    case 'exhibits':
      return engine.exhibits(...call.args);
    case 'sql':
      return engine.sql(...call.args, task);
    case 'instances':
      return engine.instances(...call.args);
    case 'instance':
      return engine.instance(...call.args);
    case 'lines': {
      const [archive, ...place] = call.args;
      return engine.lines(sourceOf(archive), ...place, task);
    }
    case 'table': {
      const [archive, ...table] = call.args;
      return engine.table(sourceOf(archive), ...table, task);
    }
    case 'metrics':
      return engine.metrics(...call.args);
    case 'measure': {
      const [archive, request] = call.args;
      return engine.measure(sourceOf(archive), request, task);
    }
    case 'duplicates': {
      const [archive, request, against] = call.args;
      return engine.duplicates(archive, request, against.map(sourceOf), task);
    }
    case 'contamination': {
      const [archive, request, testSets] = call.args;
      return engine.contamination(archive, request, testSets.map(sourceOf), task);
    }
    case 'distribution':
      return engine.distribution(...call.args);
    case 'instanceViolations':
      return engine.instanceViolations(...call.args);
    case 'instanceMeasures':
      return engine.instanceMeasures(...call.args);
    case 'forget':
      return engine.forget(...call.args);
  }
}

/** Rejects with `nothing-readable` and the problems where no file was understood, and keeps nothing of such an archive. */
async function open(engine: Engine, archive: GrantedArchive, options: OpenOptions, task: Task): Promise<OpenResult> {
  const opened = await engine.open(sourceOf(archive), options, task);
  if (isReadable(opened)) return opened;
  await engine.forget(archive.id);
  throw new EngineFailure(nothingReadable(archive.name, archive.files.length, opened.problems));
}

function sourceOf({ id, name, problems, files }: GrantedArchive): ArchiveSource {
  return { id, name, problems, files: files.map(byteSourceOf) };
}

/** Progress reaches the page at most four times a second; the last step always does. */
function taskOf(id: number, signal: AbortSignal): Task {
  let lastMs = -Infinity;
  return {
    signal,
    progress: (progress) => {
      const nowMs = performance.now();
      if (nowMs - lastMs < progressEveryMs && progress.done !== progress.total) return;
      lastMs = nowMs;
      post({ kind: 'progress', id, progress });
    },
  };
}
