/** Jobs for the window: drafts become plans, keys are read where they are needed, what the jobs tell is passed on. */
import { basename } from 'node:path';
import { app, dialog, powerSaveBlocker } from 'electron';
import { AgoraError } from '../../analysis/errors';
import type { ChosenInput, JobList, JobView, Plan, PlanDraft, SecretName } from '../contract';
import type { Handlers } from './calls';
import { planSchema } from '../jobs/plan';
import { hostOf } from '../providers/hostOf';
import { providerOf, providers } from '../providers/providers';
import { announce, announceFailure } from './announce';
import { openArchive } from './archives';
import { chooseFolder } from './dialogs';
import { chooseJobInput, draftOfPlan, inputAt, pathOf, planOfDraft } from './jobInputs';
import { askJobs, listenToJobs } from './jobsProcess';
import { useNetwork } from './networkUse';
import { secrets } from './secrets';
import { forgetStudyNews, passOnStudyNews } from './studyNews';
import { mainWindow } from './windows';

/** What ends the use of the network, and of the wakeful machine, of each job that runs. */
const running = new Map<string, () => void>();

type JobChannel = Extract<keyof Handlers, `jobs:${string}`>;

export const jobHandlers: Pick<Handlers, JobChannel> = {
  'jobs:list': async () => withoutPaths(await askJobs('list')),
  'jobs:choose': chooseJobInput,
  'jobs:estimate': (draft) => askJobs('estimate', planOfDraft(parsed(draft))),
  'jobs:preview': (draft, item, template) => askJobs('preview', planOfDraft(parsed(draft)), item, template),
  'jobs:template': (draft) => askJobs('template', planOfDraft(parsed(draft))),
  'jobs:save-template': (draft, text) => askJobs('saveTemplate', planOfDraft(parsed(draft)), text),
  'jobs:copy-prompts': copyJobPrompts,
  'jobs:start': async (draft) => {
    const plan = planOfDraft(parsed(draft));
    await insistOnKey(plan);
    const started = await askJobs('create', plan);
    await run(started.id, plan, null);
    return started;
  },
  'jobs:resume': async (id, budgetUsd) => {
    const { plan } = await jobOf(id);
    await run(id, plan, budgetUsd);
  },
  'jobs:pause': (id) => askJobs('stop', id, false),
  'jobs:cancel': (id) => askJobs('stop', id, true),
  'jobs:copy': async (id) => draftOfPlan((await jobOf(id)).plan),
  'jobs:watch': async (id) => {
    const view = await askJobs('watch', id);
    return view && viewWithoutPaths(view);
  },
  'jobs:open': async (id) => openArchive(await askJobs('outputs', id)),
  'jobs:providers': () =>
    providers.map(({ id, name, defaultBaseUrl, variable, keyOptional, hasBatches }) => {
      return { id, name, defaultBaseUrl, variable, keyOptional, hasBatches };
    }),
  'jobs:models': async (provider, baseUrl) => {
    const done = useNetwork(hostOf({ id: provider, baseUrl }));
    try {
      return await askJobs('models', { provider, baseUrl, apiKey: await secrets.read(provider) });
    } finally {
      done();
    }
  },
};

/** Passes on what the jobs tell, and asks before the app ends while one runs. */
export function setupJobs(): void {
  listenToJobs((news) => {
    if (news.tell === 'progress') {
      if (news.progress.state !== 'running') ended(news.id);
      announce('jobs:progress', { id: news.id, progress: news.progress });
    } else if (news.tell === 'watched') announce('jobs:watched', viewWithoutPaths(news.view));
    else if (news.tell === 'failed') {
      if (news.id === '') {
        for (const id of [...running.keys()]) ended(id);
        forgetStudyNews();
      } else ended(news.id);
      announceFailure({ code: 'job', message: news.message });
    } else passOnStudyNews(news);
  });
  app.on('before-quit', askBeforeLeaving);
  app.on('browser-window-created', (_event, window) => {
    window.on('close', (event) => {
      if (window === mainWindow()) askBeforeLeaving(event);
    });
  });
}

/** Before a folder is made for a job that could not begin. */
async function insistOnKey({ provider: { id } }: Plan): Promise<void> {
  const { name, keyOptional } = providerOf(id);
  if (!keyOptional && (await secrets.read(id)) === null)
    throw new AgoraError('not-permitted', `${name} needs a key.`, { nextStep: 'Set it, and start again.' });
}

async function copyJobPrompts(prompts: string): Promise<ChosenInput | null> {
  const from = pathOf(prompts);
  const folder = await chooseFolder('A folder for the prompts', 'Copy here');
  return folder === null ? null : inputAt(await askJobs('copyPrompts', from, folder));
}

let leaving = false;

/** Jobs that run keep the app until the user lets them pause. */
function askBeforeLeaving(event: { preventDefault(): void }): void {
  if (leaving || running.size === 0) return;
  event.preventDefault();
  void askToLeave().then((leave) => {
    leaving = leave;
    if (leave) app.quit();
  });
}

/** True once the jobs are paused, or the user does not wait for that. */
async function askToLeave(): Promise<boolean> {
  const window = mainWindow();
  const jobs = running.size === 1 ? 'A job is running.' : `${String(running.size)} jobs are running.`;
  const options = {
    type: 'question' as const,
    message: jobs,
    detail: 'Paused, it ends the calls under way and can be resumed later. Nothing that arrived is lost.',
    buttons: ['Pause and quit', 'Keep running'],
    defaultId: 0,
    cancelId: 1,
  };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  if (response !== 0) return false;
  await Promise.race([askJobs('stopAll'), new Promise((resolve) => setTimeout(resolve, leaveWithinMs))]);
  return true;
}

/** Calls that take longer are ended; the journal knows of them. */
const leaveWithinMs = 30_000;

async function run(id: string, plan: Plan, budgetUsd: number | null): Promise<void> {
  const name: SecretName = plan.provider.id;
  await askJobs('run', id, { apiKey: await secrets.read(name), ...(budgetUsd === null ? {} : { budgetUsd }) });
  const done = useNetwork(hostOf(plan.provider));
  const awake = powerSaveBlocker.start('prevent-app-suspension');
  running.set(id, () => {
    powerSaveBlocker.stop(awake);
    done();
  });
}

function ended(id: string): void {
  running.get(id)?.();
  running.delete(id);
}

async function jobOf(id: string): Promise<JobList['jobs'][number]> {
  const { jobs } = await askJobs('list');
  const job = jobs.find((listed) => listed.id === id);
  if (!job) throw new AgoraError('not-found', 'The job is not there any more.', { nextStep: 'List the jobs again.' });
  return job;
}

/** Names of files instead of paths. */
function planWithoutPaths(plan: Plan): Plan {
  return plan.kind === 'generate'
    ? {
        ...plan,
        seeds: basename(plan.seeds),
        prompts: basename(plan.prompts),
        tokenizer: plan.tokenizer && basename(plan.tokenizer),
      }
    : {
        ...plan,
        archive: basename(plan.archive),
        rubrics: basename(plan.rubrics),
        labels: plan.labels && basename(plan.labels),
      };
}

function withoutPaths({ jobs, problems }: JobList): JobList {
  return { jobs: jobs.map((job) => ({ ...job, plan: planWithoutPaths(job.plan) })), problems };
}

function viewWithoutPaths(view: JobView): JobView {
  return { ...view, plan: planWithoutPaths(view.plan) };
}

function parsed(draft: PlanDraft): Plan {
  return planSchema.parse(draft);
}
