/** Work on the Hub in a process of its own: what comes over the network is handled in neither the machine nor the window. */
import { join } from 'node:path';
import { utilityProcess, type UtilityProcess } from 'electron';
import { AgoraError } from '../../analysis/errors';
import { throwIfCancelled, type Task } from '../../analysis/task';
import type { FromService, HubWork, ToService } from '../hub/messages';
import { places } from '../ports/places';
import { environmentWithoutTokens } from './environment';
import { log } from './log';

/** A process that does not hear is ended. */
const endsWithinMs = 2000;

/**
 * Does one piece of work in a process of its own, which ends with it. Throws the `AgoraError` of the work; `cancelled`
 * once the task is.
 */
export async function inHubProcess<W extends keyof HubWork>(
  ask: W,
  request: HubWork[W]['request'],
  task: Task,
): Promise<HubWork[W]['result']> {
  throwIfCancelled(task.signal);
  const child = utilityProcess.fork(join(places().bundle, 'hub.cjs'), [], {
    serviceName: 'Agora Hub',
    stdio: 'ignore',
    env: environmentWithoutTokens(),
  });
  const tell = (message: ToService) => child.postMessage(message);
  const cancel = (): void => {
    tell({ ask: 'cancel' });
    endSoon(child);
  };
  task.signal.addEventListener('abort', cancel);
  try {
    return await answerOf<W>(child, task, () => child.postMessage({ ask, request }));
  } finally {
    task.signal.removeEventListener('abort', cancel);
    tell({ ask: 'end' });
    endSoon(child);
  }
}

/** The service answers what it is asked, and nothing else. */
function answerOf<W extends keyof HubWork>(child: UtilityProcess, task: Task, begin: () => void) {
  return new Promise<HubWork[W]['result']>((resolve, reject) => {
    child.once('spawn', begin);
    child.on('message', (message: FromService) => {
      if (message.tell === 'progress') task.progress(message.progress);
      else if (message.tell === 'result') resolve(message.result);
      else reject(failureOf(message));
    });
    child.once('exit', (code) =>
      reject(
        task.signal.aborted
          ? new AgoraError('cancelled', 'The task was cancelled.')
          : new AgoraError('internal', `The process that pulls ended with ${code}.`, { nextStep: 'Pull again.' }),
      ),
    );
  });
}

function failureOf({
  code,
  message,
  nextStep,
  detail,
}: Extract<FromService, { readonly tell: 'failure' }>): AgoraError {
  if (code !== 'cancelled') log('warn', 'machine', `hub: ${detail}`);
  return new AgoraError(code, message, nextStep === null ? {} : { nextStep });
}

function endSoon(child: UtilityProcess): void {
  const timer = setTimeout(() => child.kill(), endsWithinMs);
  child.once('exit', () => clearTimeout(timer));
}
