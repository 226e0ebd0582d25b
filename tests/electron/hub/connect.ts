/** What the tests of a pull share: a connection that waits little, and one answer of a kind after another. */
import type { HubConnection } from '../../../electron/hub/connection';
import { listDataset } from '../../../electron/hub/listDataset';
import { pullDataset, type PullResult } from '../../../electron/hub/pullDataset';
import { unattended, type Task } from '../../../analysis/task';
import type { HubFault, HubQuestion, RunningHub } from '../../services/hub';

export const repo = 'agora/bench';

/** As a test asks: the same attempts, without the long waits. */
export function connectionTo(hub: RunningHub, token: string | null = null): HubConnection {
  const retries = { attempts: 4, firstDelayMs: 1, longestDelayMs: 3000, silenceMs: 20_000 };
  return { endpoint: hub.endpoint, repo, token, retries };
}

/** Lists and pulls all files. */
export async function pullAll(hub: RunningHub, out: string, task: Task = unattended): Promise<PullResult> {
  const connection = connectionTo(hub);
  const listing = await listDataset(connection, 'main', task.signal);
  return pullDataset({ connection, listing, out }, task);
}

/** The faults one after another for the questions that `concerns`; afterwards none. */
export function inTurn(concerns: (question: HubQuestion) => boolean, ...faults: readonly HubFault[]) {
  const left = [...faults];
  return (question: HubQuestion): HubFault | null => (concerns(question) ? (left.shift() ?? null) : null);
}

/** True for questions that a file's content answers. */
export const forContent = ({ server }: HubQuestion): boolean => server === 'content';
