/** Study work in the process of the jobs: targets, kinds, plans, launches. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AgoraError, asAgoraError } from '../../../analysis/errors';
import { unattended, type Task } from '../../../analysis/task';
import type { PlannedStudy, TargetList, TargetTest } from '../../contract';
import { locationOf } from '../../ports/locationOf';
import { jobsFolder } from '../folder';
import { againLaunch } from '../launch/againLaunch';
import { cancelLaunch } from '../launch/cancelLaunch';
import { createLaunch } from '../launch/createLaunch';
import { existingSteps } from '../launch/existingSteps';
import { readLaunch } from '../launch/launchFile';
import { launchPlaces } from '../launch/launchPlaces';
import { listLaunches } from '../launch/listLaunches';
import { searchLog } from '../launch/searchLog';
import { viewLaunch } from '../launch/viewLaunch';
import { viewStep } from '../launch/viewStep';
import { loadKinds } from '../steps/loadKinds';
import { planGraph } from '../study/planGraph';
import type { StudyGraph } from '../study/studyGraph';
import { openTarget } from '../targets/openTarget';
import type { TargetSettings } from '../targets/targetSettings';
import { followedLaunches } from './followedLaunches';
import { hostQuestions } from './hostQuestions';
import { openTargets } from './openTargets';
import type { StudyNews, StudyWork } from './studyMessages';

type Work = { readonly [A in keyof StudyWork]: (...p: Parameters<StudyWork[A]>) => Promise<ReturnType<StudyWork[A]>> };

/** Plans that may still be launched; older ones are made again. */
const mostPlanned = 8;
