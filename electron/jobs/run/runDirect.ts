/** Calls one by one, as many at once as the plan says. */
import { asAgoraError, type AgoraError } from '../../../analysis/errors';
import { ProviderFailure, stopsTheJob, worthSendingAgain } from '../../providers/failure';
import type { ModelReply } from '../../providers/provider';
import type { CallId } from '../journal/entries';
import type { Prepared } from '../workload';
import { agenda } from './agenda';
import { backOffMs } from './backOff';
import { breaker } from './breaker';
import { aboutInputTokens, atMostUsd, mostInputTokens } from './callCost';
import { earlierOf } from './earlier';
import { abandoned, answerOf, failedOf, type Made } from './outcome';
import { committedUsd, intend, settle, type Run, type RunEnd } from './running';

/** Calls that are tried alone, in vain, before the job stops: some five minutes. */
const mostVainTrials = 8;

/**
 * Runs until as many as wanted are accepted, nothing is left to ask, the user pauses or cancels, the budget has no room,
 * or the provider takes no call. Rejects where the journal cannot be written, and then no call is sent any more.
 */
export function runDirect(run: Run): Promise<RunEnd> {
  const { workload, state, settings, limiter, connection, price } = run;
  const plan = agenda(state, workload);
  const circuit = breaker({ failures: settings.concurrency + 10 });
  /** Calls being prepared, waiting for the limiter, or under way. */
  let active = 0;
  /** Items that wait before they are sent again. */
  const resting = new Map<number, NodeJS.Timeout>();
  /** The next call has no room in the budget while others are under way. */
  let held = false;
  let stopped: RunEnd | null = null;
  let broken: AgoraError | null = null;
  let alarm: NodeJS.Timeout | undefined;
  let outputTokens = { sum: 0, answers: 0 };

  return new Promise((resolve, reject) => {
    const isCancelled = (): boolean => run.cancel.aborted;
    const isStopping = (): boolean => stopped !== null || broken !== null || run.pause.aborted;

    function pump(): void {
      clearTimeout(alarm);
      while (!isStopping() && !held && active < settings.concurrency) {
        const waitMs = circuit.wait(performance.now());
        if (waitMs > 0) {
          if (Number.isFinite(waitMs)) alarm = setTimeout(pump, waitMs);
          break;
        }
        const item = plan.take();
        if (item === null) break;
        active++;
        circuit.sent();
        void handle(item).then(finished, failed);
      }
      if (active === 0) end();
    }

    function finished(): void {
      active--;
      pump();
    }

    function failed(reason: unknown): void {
      broken ??= asAgoraError(reason);
      finished();
    }

    /** Nothing is under way: whether that is the end. */
    function end(): void {
      const result = endNow();
      if (result === null) return;
      for (const timer of resting.values()) clearTimeout(timer);
      clearTimeout(alarm);
      run.pause.removeEventListener('abort', pump);
      if (broken) reject(broken);
      else resolve(result);
    }

    function endNow(): RunEnd | null {
      if (broken || stopped) return stopped ?? { outcome: 'stopped', message: '' };
      if (run.pause.aborted)
        return run.cancel.aborted
          ? { outcome: 'cancelled', message: 'Cancelled.' }
          : { outcome: 'paused', message: 'Paused.' };
      if (held) return { outcome: 'budget', message: 'The next call might cost more than the budget has left.' };
      if (!plan.exhausted) return null;
      return state.items.accepted >= workload.wanted
        ? { outcome: 'complete', message: 'Complete.' }
        : { outcome: 'short', message: 'Every item has been asked about, and fewer than wanted were accepted.' };
    }

    async function handle(item: number): Promise<void> {
      const known = state.open.get(item);
      const attempt = known?.attempt ?? 1;
      if (attempt > workload.tries) {
        circuit.unsent();
        return settle(run, { is: 'dropped', item, atMs: Date.now(), reason: 'tries' });
      }
      const call: CallId = { item, attempt, sending: (known?.sending ?? 0) + 1 };
      const kept = known?.prepared ?? null;
      const prepared =
        kept ?? (await workload.prepare(item, attempt, earlierOf(item, workload.lag, state, run.file, run.path)));
      const admitted = await admit(prepared);
      const most = atMostUsd(prepared.request, price);
      if (admitted === null || isStopping() || !isAffordable(most)) {
        circuit.unsent();
        if (admitted !== null) limiter.correct(admitted, 0);
        return plan.giveBack(item);
      }
      const atMs = Date.now();
      await intend(run, {
        is: 'intent',
        ...call,
        atMs,
        atMostUsd: most,
        atMostTokens: mostInputTokens(prepared.request) + prepared.request.maxTokens,
        ...(kept === null ? { prepared } : {}),
      });
      const made: Made = { call, prepared, atMostUsd: most, share: 1, sentMs: Date.now() };
      const reply = await sent(made);
      if (reply instanceof ProviderFailure) await handleFailure(made, reply);
      else await handleReply(made, reply, admitted);
      held = false;
    }

    /** Tokens that the limiter let through; null: the run is stopping. */
    async function admit({ request }: Prepared): Promise<number | null> {
      const { sum, answers } = outputTokens;
      const about = aboutInputTokens(request) + (answers > 0 ? Math.ceil(sum / answers) : request.maxTokens);
      try {
        await limiter.admit(about, run.pause);
        return about;
      } catch (error) {
        if (run.pause.aborted) return null;
        throw error;
      }
    }

    function isAffordable(most: number | null): boolean {
      if (settings.budgetUsd === null || committedUsd(state) + (most ?? 0) <= settings.budgetUsd) return true;
      held = true;
      return false;
    }

    async function sent({ call, prepared }: Made): Promise<ModelReply | ProviderFailure> {
      if (isCancelled()) return abandoned(false);
      try {
        const key = `${run.token}-${String(call.item)}-${String(call.attempt)}`;
        return await connection.send(prepared.request, { signal: run.cancel, key });
      } catch (error) {
        if (isCancelled()) return abandoned(true);
        if (error instanceof ProviderFailure) return error;
        throw error;
      }
    }

    async function handleReply(made: Made, reply: ModelReply, admitted: number): Promise<void> {
      circuit.answered();
      if (reply.limits) limiter.learn(reply.limits);
      if (reply.usage) {
        limiter.correct(admitted, reply.usage.inputTokens + reply.usage.outputTokens);
        outputTokens = { sum: outputTokens.sum + reply.usage.outputTokens, answers: outputTokens.answers + 1 };
      }
      const answer = answerOf(made, reply, workload, price);
      await settle(run, answer);
      if (answer.verdict.accepted) return;
      const { item, attempt } = made.call;
      if (attempt < workload.tries) plan.giveBack(item);
      else await settle(run, { is: 'dropped', item, atMs: Date.now(), reason: 'tries' });
    }

    async function handleFailure(made: Made, failure: ProviderFailure): Promise<void> {
      const { item } = made.call;
      if (failure.detail.limits) limiter.learn(failure.detail.limits);
      await settle(run, failedOf(made, failure));
      if (run.cancel.aborted) return plan.giveBack(item);
      if (stopsTheJob(failure)) {
        stopped ??= { outcome: 'stopped', message: failure.message };
        return plan.giveBack(item);
      }
      const failures = state.open.get(item)?.failures ?? 0;
      if (!worthSendingAgain(failure)) {
        circuit.answered();
        // Where nothing was ever answered it is not this item, but what all requests have in common.
        if (state.totals.answered === 0 && failures < 2) {
          stopped ??= { outcome: 'stopped', message: `The provider does not take the request: ${failure.message}` };
          return plan.giveBack(item);
        }
        return settle(run, { is: 'dropped', item, atMs: Date.now(), reason: 'refused' });
      }
      // One who says "later" answers.
      if (failure.kind === 'rate-limited') circuit.answered();
      else circuit.failed(performance.now());
      if (circuit.vainTrials >= mostVainTrials)
        stopped ??= { outcome: 'stopped', message: `The provider does not answer: ${failure.message}` };
      if (failures >= settings.sendings)
        return settle(run, { is: 'dropped', item, atMs: Date.now(), reason: 'unanswered' });
      rest(item, backOffMs(Math.max(1, made.call.sending), failure.detail.retryAfterMs, Math.random));
    }

    function rest(item: number, ms: number): void {
      const wake = (): void => {
        resting.delete(item);
        plan.giveBack(item);
        pump();
      };
      resting.set(item, setTimeout(wake, ms));
    }

    run.pause.addEventListener('abort', pump);
    pump();
  });
}
