/** The process that pulls, apart from the machine and the window: it answers one request and hears of its end. */
import { asAgoraError } from '../../analysis/errors';
import type { Task } from '../../analysis/task';
import { listDataset } from './listDataset';
import type { FromService, HubWork, ToService } from './messages';
import { pullDataset } from './pullDataset';

/** The process's own port, and any that is like it. */
export interface ServicePort {
  on(event: 'message', listener: (message: { readonly data: ToService }) => void): unknown;
  postMessage(message: FromService): void;
}

/** Often enough for the eye, seldom enough for the window. */
const progressEveryMs = 250;

/** Answers what comes by `port`; `end` is called once the answer has arrived. */
export function serveHub(port: ServicePort, end: () => void): void {
  const controller = new AbortController();
  const task: Task = {
    signal: controller.signal,
    progress: seldom((progress) => port.postMessage({ tell: 'progress', progress })),
  };
  port.on('message', ({ data }) => {
    if (data.ask === 'cancel') controller.abort();
    else if (data.ask === 'end') end();
    else
      perform(data, task).then(
        (result) => port.postMessage({ tell: 'result', result }),
        (error: unknown) => port.postMessage(failureOf(error)),
      );
  });
}

function perform(
  work: Extract<ToService, { readonly request: unknown }>,
  task: Task,
): Promise<HubWork[keyof HubWork]['result']> {
  return work.ask === 'list'
    ? listDataset(work.request.connection, work.request.revision, task.signal)
    : pullDataset(work.request, task);
}

function failureOf(thrown: unknown): FromService {
  const { code, message, context, stack, cause } = asAgoraError(thrown);
  const detail = [stack, cause instanceof Error ? cause.stack : cause]
    .filter(Boolean)
    .map(String)
    .join('\ncaused by: ');
  return { tell: 'failure', code, message, nextStep: context.nextStep ?? null, detail };
}

/** Passes on what is new for the eye: another step, or the same one after a while. */
function seldom(progress: Task['progress']): Task['progress'] {
  let last = { label: '', atMs: 0 };
  return (now) => {
    const atMs = performance.now();
    if (now.label === last.label && atMs - last.atMs < progressEveryMs) return;
    last = { label: now.label, atMs };
    progress(now);
  };
}
