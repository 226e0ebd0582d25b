/** The process that runs jobs: started when it is first asked for, ended with the app. */
import { join } from 'node:path';
import { app, utilityProcess, type UtilityProcess } from 'electron';
import { AgoraError } from '../../analysis/errors';
import type { FromJobs, JobsAsk, JobsWork, ToJobs } from '../jobs/service/messages';
import { places } from '../ports/places';
import { environmentWithoutTokens } from './environment';
import { log } from './log';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

export type JobsNews = Exclude<FromJobs, { readonly tell: 'answer' | 'failure' }>;

const waiting = new Map<number, Waiting>();
let child: UtilityProcess | null = null;
let asked = 0;
let listener: (news: JobsNews) => void = () => undefined;

/** What the process tells unasked goes here; `ended`: it died, and its jobs with it. */
export function listenToJobs(hear: typeof listener): void {
  listener = hear;
}

/** Asks the process. Throws its `AgoraError`s; `internal` where it dies meanwhile. */
export function askJobs<A extends JobsAsk>(
  ask: A,
  ...parameters: Parameters<JobsWork[A]>
): Promise<ReturnType<JobsWork[A]>> {
  const process = (child ??= start());
  const number = ++asked;
  return new Promise((resolve, reject) => {
    // Both sides are of one build.
    waiting.set(number, { resolve: (value) => resolve(value as ReturnType<JobsWork[A]>), reject });
    process.postMessage({ number, ask, parameters } satisfies ToJobs);
  });
}

function start(): UtilityProcess {
  const started = utilityProcess.fork(join(places().bundle, 'jobs.cjs'), [], {
    serviceName: 'Agora Jobs',
    stdio: 'ignore',
    env: { ...environmentWithoutTokens(), AGORA_DATA: app.getPath('userData') },
  });
  started.on('message', (message: FromJobs) => {
    if (message.tell !== 'answer' && message.tell !== 'failure') {
      listener(message);
      return;
    }
    const question = waiting.get(message.number);
    waiting.delete(message.number);
    if (message.tell === 'answer') question?.resolve(message.value);
    else {
      if (message.code !== 'cancelled') log('warn', 'machine', `jobs: ${message.detail}`);
      const { code, message: fact, nextStep } = message;
      question?.reject(new AgoraError(code, fact, nextStep === null ? {} : { nextStep }));
    }
  });
  started.once('exit', (code) => {
    child = null;
    const error = new AgoraError('internal', `The process that runs jobs ended with ${code}.`, {
      nextStep: 'Resume the jobs that were running: nothing that arrived is lost.',
    });
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    listener({ tell: 'failed', id: '', message: `${error.message} ${error.context.nextStep ?? ''}` });
  });
  return started;
}
