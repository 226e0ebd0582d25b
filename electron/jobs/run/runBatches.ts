/**
 * Calls by the provider's batch API: as many as may be asked about now are one batch; its results make the next one. A
 * batch outlives the process: the run that finds it in the journal goes on asking for it.
 */
import { randomUUID } from 'node:crypto';
import { AgoraError } from '../../../analysis/errors';
import { ProviderFailure, stopsTheJob, worthSendingAgain, type FailureKind } from '../../providers/failure';
import type { Batches, BatchEntry } from '../../providers/provider';
import type { CallId, Intent } from '../journal/entries';
import type { OpenBatch } from '../state/jobState';
import { agenda, type Agenda } from './agenda';
import { backOffMs } from './backOff';
import { batchKey, callOfKey } from './batchKey';
import { atMostUsd, mostInputTokens } from './callCost';
import { earlierOf } from './earlier';
import { abandoned, answerOf, failedOf, type Made } from './outcome';
import { pause } from './pause';
import { committedUsd, intend, settle, type Run, type RunEnd } from './running';

/** Milliseconds between two questions about a batch; the first ones come sooner. */
const pollEveryMs = 30_000;
const firstPollMs = 200;

/** As `runDirect`. Paused while the provider has a batch, the job leaves it there. */
export async function runBatches(run: Run): Promise<RunEnd> {
  const { batches } = run.connection;
  if (batches === null)
    throw new AgoraError('bad-input', 'This provider has no batch API.', {
      nextStep: 'Set "batch" to false in the plan.',
    });
  const plan = agenda(run.state, run.workload);
  let outOfBudget = false;
  try {
    for (;;) {
      for (const batch of run.state.batches.values()) await finish(run, batches, plan, batch);
      run.pause.throwIfAborted();
      const filled = await fill(run, batches, plan);
      outOfBudget = filled.outOfBudget;
      if (filled.entries.length === 0) break;
      await submit(run, batches, plan, filled.entries);
    }
  } catch (error) {
    if (run.pause.aborted) return await endedByUser(run, batches);
    if (error instanceof ProviderFailure) return { outcome: 'stopped', message: error.message };
    throw error;
  }
  if (outOfBudget) return { outcome: 'budget', message: 'The next call might cost more than the budget has left.' };
  return run.state.items.accepted >= run.workload.wanted
    ? { outcome: 'complete', message: 'Complete.' }
    : { outcome: 'short', message: 'Every item has been asked about, and fewer than wanted were accepted.' };
}

async function endedByUser({ state, cancel }: Run, batches: Batches): Promise<RunEnd> {
  if (!cancel.aborted)
    return {
      outcome: 'paused',
      message: state.batches.size === 0 ? 'Paused.' : 'Paused; the provider has a batch, which is fetched on resuming.',
    };
  for (const { id } of state.batches.values())
    if (id !== null) await batches.cancel(id, AbortSignal.timeout(10_000)).catch(() => undefined);
  return { outcome: 'cancelled', message: 'Cancelled; what the provider had answered by then is fetched on resuming.' };
}

/** Takes what may be asked about now, and writes the intents. */
async function fill(run: Run, batches: Batches, plan: Agenda) {
  const entries: BatchEntry[] = [];
  let bytes = 0;
  let outOfBudget = false;
  while (entries.length < batches.mostEntries) {
    const item = plan.take();
    if (item === null) break;
    const known = run.state.open.get(item);
    const attempt = known?.attempt ?? 1;
    if (attempt > run.workload.tries) {
      await settle(run, { is: 'dropped', item, atMs: Date.now(), reason: 'tries' });
      continue;
    }
    const earlier = earlierOf(item, run.workload.lag, run.state, run.file, run.path);
    const prepared = known?.prepared ?? (await run.workload.prepare(item, attempt, earlier));
    const size = Buffer.byteLength(JSON.stringify(prepared.request)) + 1024;
    const most = atMostUsd(prepared.request, run.price, run.price?.batchShare);
    const { budgetUsd } = run.settings;
    outOfBudget = budgetUsd !== null && committedUsd(run.state) + (most ?? 0) > budgetUsd;
    if (outOfBudget || (entries.length > 0 && bytes + size > batches.mostBytes)) {
      plan.giveBack(item);
      break;
    }
    bytes += size;
    const call: CallId = { item, attempt, sending: (known?.sending ?? 0) + 1 };
    const intent: Intent = {
      is: 'intent',
      ...call,
      atMs: Date.now(),
      atMostUsd: most,
      atMostTokens: mostInputTokens(prepared.request) + prepared.request.maxTokens,
      ...(known?.prepared ? {} : { prepared }),
    };
    await intend(run, intent);
    entries.push({ key: batchKey(call), request: prepared.request });
  }
  return { entries, outOfBudget };
}

async function submit(run: Run, batches: Batches, plan: Agenda, entries: readonly BatchEntry[]): Promise<void> {
  const token = `${run.token}-${randomUUID()}`;
  const keys = entries.map(({ key }) => key);
  await settle(run, { is: 'batch-intent', atMs: Date.now(), token, keys });
  let isUnknown = false;
  try {
    const id = await persist(run, async () => {
      // One whose answer did not arrive may have been taken.
      const taken = isUnknown ? await batches.find(token, keys, run.cancel) : null;
      if (taken !== null) return taken;
      isUnknown = true;
      return batches.submit(entries, token, run.cancel);
    });
    await settle(run, { is: 'batch-submitted', atMs: Date.now(), token, id });
  } catch (error) {
    if (!(error instanceof ProviderFailure) || worthSendingAgain(error)) throw error;
    await settleUntold(run, plan, keys, error.message);
    await settle(run, { is: 'batch-settled', atMs: Date.now(), token, id: null });
    throw error;
  }
}

/** Waits for a batch and takes its results. */
async function finish(run: Run, batches: Batches, plan: Agenda, batch: OpenBatch): Promise<void> {
  const { token, keys } = batch;
  // It was being submitted when the process died.
  const id = batch.id ?? (await persist(run, () => batches.find(token, keys, run.pause)));
  if (id !== null && batch.id === null) await settle(run, { is: 'batch-submitted', atMs: Date.now(), token, id });
  const refusal = id === null ? null : await takeResults(run, batches, plan, id);
  await settleUntold(run, plan, keys, refusal?.message ?? 'The batch has no result for this call.');
  await settle(run, { is: 'batch-settled', atMs: Date.now(), token, id });
  if (refusal) throw refusal;
}

/** What the provider did not tell of, it did not do. */
async function settleUntold(run: Run, plan: Agenda, keys: readonly string[], message: string): Promise<void> {
  const untold = undone('server', message);
  for (const key of keys) {
    const made = madeOf(run, key);
    if (made) await fail(run, plan, made, untold);
  }
}

function undone(kind: FailureKind, message: string): ProviderFailure {
  return new ProviderFailure(kind, message, { status: null, retryAfterMs: null, limits: null, unbilled: true });
}

/** Gives the provider's refusal of the whole batch; null: there are results, and they are taken. */
async function takeResults(run: Run, batches: Batches, plan: Agenda, id: string): Promise<ProviderFailure | null> {
  for (let waitMs = firstPollMs; ; waitMs = Math.min(pollEveryMs, 2 * waitMs)) {
    const { state, message } = await persist(run, () => batches.poll(id, run.pause));
    if (state === 'ended') break;
    if (state === 'failed') return undone('refused', message ?? 'The provider refused the batch.');
    await pause(waitMs, run.pause);
  }
  for await (const result of batches.results(id, run.cancel)) {
    const made = madeOf(run, result.key);
    if (!made) continue;
    if ('failure' in result) await fail(run, plan, made, result.failure);
    else {
      const answer = answerOf(made, result.reply, run.workload, run.price);
      await settle(run, answer);
      if (!answer.verdict.accepted) plan.giveBack(made.call.item);
    }
  }
  return null;
}

/** The call of a key while it is under way; results that were taken before a crash are not taken again. */
function madeOf({ state, price }: Run, key: string): Made | null {
  const call = callOfKey(key);
  const known = call && state.open.get(call.item);
  if (!call || !known?.inFlight || !known.prepared) return null;
  if (known.attempt !== call.attempt || known.sending !== call.sending) return null;
  return {
    call,
    prepared: known.prepared,
    atMostUsd: price === null ? null : known.reservedUsd,
    share: price?.batchShare ?? 1,
    sentMs: Date.now(),
  };
}

async function fail(run: Run, plan: Agenda, made: Made, failure: ProviderFailure): Promise<void> {
  const { item } = made.call;
  await settle(run, failedOf(made, failure));
  const failures = run.state.open.get(item)?.failures ?? 0;
  if (stopsTheJob(failure)) throw failure;
  if (!worthSendingAgain(failure)) await settle(run, { is: 'dropped', item, atMs: Date.now(), reason: 'refused' });
  else if (failures >= run.settings.sendings)
    await settle(run, { is: 'dropped', item, atMs: Date.now(), reason: 'unanswered' });
  else plan.giveBack(item);
}

/** Asks again until the provider answers, as often as the plan lets a call be sent. */
async function persist<T>(run: Run, ask: () => Promise<T>): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await ask();
    } catch (error) {
      if (run.pause.aborted && !(error instanceof ProviderFailure)) throw abandoned(true);
      if (!(error instanceof ProviderFailure) || !worthSendingAgain(error) || failures >= run.settings.sendings)
        throw error;
      await pause(backOffMs(failures, error.detail.retryAfterMs, Math.random), run.pause);
    }
  }
}
