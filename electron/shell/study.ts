/** Study work for the window: targets, kinds of steps, plans and launches. */
import { clipboard } from 'electron';
import { AgoraError } from '../../analysis/errors';
import type { Handlers } from './calls';
import { servePlanSchema } from '../jobs/serve/servePlan';
import { studyPlanSchema } from '../jobs/study/studyPlan';
import { openArchive } from './archives';
import { followed } from './followed';
import { askJobs } from './jobsProcess';
import { choosePlanFile, servePlanOf, studyPlanOf, withoutPlaces } from './studyInputs';
import { stepSecrets } from './stepSecrets';

type StudyChannel = Extract<keyof Handlers, `${'targets' | 'steps' | 'launches'}:${string}`>;

export const studyHandlers: Pick<Handlers, StudyChannel> = {
  'targets:list': () => askJobs('targets'),
  'targets:save': (draft, instead) => askJobs('saveTarget', draft, instead),
  'targets:remove': (name) => askJobs('removeTarget', name),
  'targets:test': (name) => askJobs('testTarget', name),
  'targets:stop-test': (name) => askJobs('stopTest', name),
  'targets:answer': (question, answer) => askJobs('answerHost', question, answer),
  'steps:list': () => askJobs('stepKinds'),
  'launches:choose': choosePlanFile,
  'launches:plan': async (draft) => {
    const { kinds } = await askJobs('stepKinds');
    return withoutPlaces(await askJobs('planStudy', studyPlanOf(studyPlanSchema.parse(draft), kinds)));
  },
  'launches:plan-serving': async (draft) => {
    const { kinds } = await askJobs('stepKinds');
    return withoutPlaces(await askJobs('planServing', servePlanOf(servePlanSchema.parse(draft), kinds)));
  },
  'launches:start': async (planned) => {
    const id = await askJobs('launchStudy', planned, await stepSecrets());
    await followed.add([id]);
    return id;
  },
  'launches:list': async () => {
    const list = await askJobs('launches');
    return { ...list, left: followed.left(list.launches) };
  },
  'launches:watch': (id) => askJobs('watchLaunch', id),
  'launches:step': (id, step) => askJobs('viewStep', id, step),
  'launches:search': (id, step, text) => askJobs('searchLog', id, step, text),
  'launches:follow': async (ids) => {
    const secrets = await stepSecrets();
    const begun = await Promise.allSettled(ids.map((id) => askJobs('followLaunch', id, secrets)));
    await followed.add(ids.filter((_, index) => begun[index]?.status === 'fulfilled'));
    const refused = begun.find((each) => each.status === 'rejected');
    if (refused) throw refused.reason;
  },
  'launches:leave': async (ids) => {
    await followed.remove(ids);
    await Promise.all(ids.map((id) => askJobs('leaveLaunch', id)));
  },
  'launches:cancel': (id, steps) => askJobs('cancelLaunch', id, steps),
  'launches:again': async (id, steps) => {
    await askJobs('launchAgain', id, steps, await stepSecrets());
    await followed.add([id]);
  },
  'launches:copy-key': async (id) => {
    const key = await askJobs('servedKey', id);
    if (key === null) throw new AgoraError('not-found', 'The model asks for no key, or does not answer yet.');
    await clipboard.writeText(key);
  },
  'launches:open': async (id) => openArchive(await askJobs('launchOutputs', id)),
};
