/** Study work in the process of the jobs: targets, kinds of steps, plans and launches. */
import { join } from 'node:path';
import { asAgoraError } from '../../../analysis/errors';
import { unattended, type Task } from '../../../analysis/task';
import { jobsFolder } from '../folder';
import { againLaunch } from '../launch/againLaunch';
import { cancelLaunch } from '../launch/cancelLaunch';
import { readLaunch } from '../launch/launchFile';
import { launchPlaces } from '../launch/launchPlaces';
import type { LaunchSummary } from '../launch/launchResults';
import { listLaunches } from '../launch/listLaunches';
import { searchLog } from '../launch/searchLog';
import { viewLaunch } from '../launch/viewLaunch';
import { viewStep } from '../launch/viewStep';
import { keptKey, withServedKey } from '../serve/servedKey';
import { loadKinds } from '../steps/loadKinds';
import { openTarget } from '../targets/openTarget';
import { followedLaunches } from './followedLaunches';
import { hostQuestions } from './hostQuestions';
import { checkedJobId } from './jobId';
import type { KeyAt } from './keyFor';
import { openTargets } from './openTargets';
import { plannedStudies } from './plannedStudies';
import { stepKindList } from './stepKindList';
import type { StudyNews, StudyWork } from './studyMessages';
import { testedTargets } from './testedTargets';

export interface StudyService {
  readonly work: Work;
  readonly keyAt: KeyAt;
}

type Work = { readonly [A in keyof StudyWork]: (...p: Parameters<StudyWork[A]>) => Promise<ReturnType<StudyWork[A]>> };

export function studyWork(version: string, tell: (news: StudyNews) => void): StudyService {
  const questions = hostQuestions((open) => tell({ tell: 'questions', questions: open }));
  const targets = openTargets(
    (settings) => openTarget(settings, { ask: questions.ask }),
    (hosts) => tell({ tell: 'hosts', hosts }),
  );
  const tested = testedTargets(targets, questions.isWaiting);
  const planned = plannedStudies(version);
  let watched: string | null = null;
  const followed = followedLaunches(targets, {
    changed,
    failed(id, error) {
      const { message, context } = asAgoraError(error);
      tell({ tell: 'launch-failed', id, message: [message, context.nextStep].filter(Boolean).join(' ') });
    },
  });
  const beside = (id: string) => ({ isHere: followed.isHere(id) });
  const viewOf = async (id: string) => followed.withReach(await viewLaunch(folderOf(id), beside(id)));

  function changed(summary: LaunchSummary): void {
    tell({ tell: 'launch', summary });
    if (summary.id !== watched) return;
    void viewOf(summary.id).then(
      (view) => tell({ tell: 'launch-watched', view }),
      () => undefined,
    );
  }

  const work: Work = {
    ...tested,
    answerHost: (question, answer) => Promise.resolve(questions.answer(question, answer)),
    stepKinds: async () => stepKindList(await loadKinds()),
    planStudy: (plan) => planned.plan(plan, unattended),
    planServing: (plan) => planned.planServing(plan, unattended),
    async launchStudy(id, secrets) {
      const folder = await planned.launch(id, unattended);
      await followed.follow(folder, secrets);
      return folder.slice(jobsFolder().length + 1);
    },
    async launches() {
      const list = await listLaunches((id) => followed.isHere(id));
      return { ...list, launches: list.launches.map((launch) => followed.withReach(launch)) };
    },
    async watchLaunch(id) {
      watched = id;
      return id === null ? null : viewOf(id);
    },
    viewStep: (id, step) => viewStep(folderOf(id), step, beside(id)),
    searchLog: (id, step, text) => searchLog(folderOf(id), step, { text }),
    followLaunch: (id, secrets) => followed.follow(folderOf(id), secrets),
    leaveLaunch: (id) => followed.leave(checkedJobId(id)),
    async cancelLaunch(id, steps) {
      const folder = folderOf(id);
      const { launch } = await readLaunch(launchPlaces(folder));
      return targets.use(launch.target, (target) => cancelLaunch({ folder, target, steps, signal: unattended.signal }));
    },
    async launchAgain(id, steps, given) {
      const folder = folderOf(id);
      const { launch, token } = await readLaunch(launchPlaces(folder));
      // Nobody may follow it meanwhile.
      await followed.leave(id);
      const task: Task = unattended;
      await targets.use(launch.target, async (target) => {
        // One that runs after all keeps its key.
        const kept = await keptKey({ graph: launch.graph, token }, target, task.signal);
        await againLaunch({ folder, target, secrets: withServedKey(launch.graph, given, kept), steps }, task);
      });
      await followed.follow(folder, given);
    },
    servedKey: (id) => Promise.resolve(followed.servedKey(checkedJobId(id))),
    launchOutputs: async (id) => {
      const places = launchPlaces(folderOf(id));
      await readLaunch(places);
      return places.outputs;
    },
  };
  return { work, keyAt: followed.keyAt };
}

function folderOf(id: string): string {
  return join(jobsFolder(), checkedJobId(id));
}
