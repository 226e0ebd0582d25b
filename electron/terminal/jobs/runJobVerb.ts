/** What `agora generate` and `agora judge` share: a plan is shown, confirmed, made a job of, run. */
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { AgoraError } from '../../../analysis/errors';
import { createJob } from '../../jobs/createJob';
import { connectTo } from '../../jobs/connectTo';
import { estimatePlan } from '../../jobs/drafts';
import { jobPlaces } from '../../jobs/folder';
import { readJob } from '../../jobs/jobFile';
import { kindOf } from '../../jobs/jobKinds';
import type { JobEstimate } from '../../jobs/jobResults';
import type { Plan, Running } from '../../jobs/plan';
import { priceOfPlan, requirePrice } from '../../jobs/priceOfPlan';
import { runJob } from '../../jobs/run/runJob';
import { providerOf } from '../../providers/providers';
import { stopOnSignal } from '../../ports/stopOnSignal';
import { problemLine } from '../problemLine';
import type { Call, Outcome } from '../verb';
import { estimateText } from './estimateText';
import { planOf, resumedPlan, type PlanOption } from './planOption';
import { runText } from './runText';

/** Runs the job that the call describes, or goes on with the one it names. */
export async function runJobVerb(call: Call, kind: Plan['kind'], options: readonly PlanOption[]): Promise<Outcome> {
  const { resume } = call.options;
  if (typeof resume === 'string') return run(call, resolve(resume), kind, (plan) => resumedPlan(call, plan, options));
  const plan = await planOf(call, kind, options);
  const estimate = await estimatePlan(plan, { signal: new AbortController().signal, progress: call.progress });
  requirePrice(estimate.costUsd, plan.running.budgetUsd, plan);
  if (call.options['dry-run'] === true)
    return { document: { plan, estimate }, text: estimateText(estimate), readable: true };
  await confirm(call, estimate);
  const out = call.options['out'];
  const folder = typeof out === 'string' ? resolve(out) : undefined;
  const created = await createJob(plan, kindOf(plan), { folder, version: __BUILD_HASH__ }, unwatched(call));
  for (const problem of created.problems) call.say(problemLine(problem).trimEnd());
  call.say(`Job: ${created.folder}`);
  return run(call, created.folder, kind, (made) => made);
}

function unwatched(call: Call) {
  return { signal: new AbortController().signal, progress: call.progress };
}

/** Nothing is sent before somebody said yes, at the terminal or by `--yes`. */
async function confirm({ options, say }: Call, estimate: JobEstimate): Promise<void> {
  if (options['yes'] === true) return;
  if (!process.stdin.isTTY)
    throw new AgoraError('bad-input', 'Nothing is sent without a yes.', {
      nextStep: 'Look at the plan with --dry-run, then add --yes.',
    });
  say(estimateText({ ...estimate, samples: estimate.samples.slice(0, 1) }));
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asking.question('Start? Type yes: ');
    if (answer.trim().toLowerCase() !== 'yes') throw new AgoraError('cancelled', 'Nothing was sent.');
  } finally {
    asking.close();
  }
}

async function run(call: Call, folder: string, kind: Plan['kind'], changed: (plan: Plan) => Plan): Promise<Outcome> {
  const places = jobPlaces(folder);
  const { plan: made } = await readJob(places);
  if (made.kind !== kind)
    throw new AgoraError('bad-input', `${folder} holds a job of the kind "${made.kind}".`, {
      nextStep: `agora ${made.kind} --resume goes on with it.`,
    });
  const plan = changed(made);
  const price = await priceOfPlan(plan);
  const connection = connectTo(plan, keyOf(plan));
  try {
    const progress = await stopOnSignal((signal) =>
      runJob({
        folder,
        kind: kindOf(plan),
        connection,
        price,
        settings: differing(made.running, plan.running),
        version: __BUILD_HASH__,
        pause: signal,
        // A second Ctrl-C ends the process; the journal knows what was under way.
        cancel: new AbortController().signal,
        changed(now) {
          const { accepted, wanted, totals } = now();
          const dollars = totals.spentUsd > 0 ? `, $${totals.spentUsd.toFixed(2)}` : '';
          call.progress({ label: `Asking ${plan.model}${dollars}`, done: accepted, total: wanted, unit: 'rows' });
        },
        task: unwatched(call),
      }).finally(() => {
        if (signal.aborted) call.say(`Stopped. "agora ${kind} --resume ${folder}" goes on from here.`);
      }),
    );
    return {
      document: { job: folder, outputs: places.outputs, ...progress },
      text: runText(progress, folder, places.outputs),
      readable: progress.state !== 'stopped',
    };
  } finally {
    await connection.close();
  }
}

/** What a run takes for its own, as the journal keeps it. */
function differing(of: Running, now: Running): Partial<Running> {
  const names = Object.keys(now) as (keyof Running)[];
  return Object.fromEntries(names.filter((name) => now[name] !== of[name]).map((name) => [name, now[name]]));
}

function keyOf({ provider }: Plan): string | null {
  return process.env[providerOf(provider.id).variable] ?? null;
}
