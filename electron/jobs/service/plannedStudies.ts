/** Plans that were made out and may be launched, exactly as they were shown. */
import { randomUUID } from 'node:crypto';
import { AgoraError } from '../../../analysis/errors';
import type { Task } from '../../../analysis/task';
import type { PlannedStudy } from '../../contract';
import { createLaunch } from '../launch/createLaunch';
import { existingSteps } from '../launch/existingSteps';
import { serveGraph } from '../serve/serveGraph';
import type { ServePlan } from '../serve/servePlan';
import { kindCalled, loadKinds } from '../steps/loadKinds';
import { planGraph } from '../study/planGraph';
import type { StudyGraph } from '../study/studyGraph';
import type { StudyPlan } from '../study/studyPlan';
import { targetNamed } from '../targets/targetsFile';
import type { TargetSettings } from '../targets/targetSettings';

/** The last ones; a graph may hold some megabytes. */
const most = 8;

export interface PlannedStudies {
  /** Nothing is sent. Throws as `planGraph`, and for a target that there is not. */
  plan(plan: StudyPlan, task: Task): Promise<PlannedStudy>;
  /** Of one step, which serves a model. Throws as `serveGraph`, and for a target or a kind that there is not. */
  planServing(plan: ServePlan, task: Task): Promise<PlannedStudy>;
  /** Makes the launch's folder; gives its place. Asked twice, one is made. Throws `AgoraError('not-found')` for a plan of long ago. */
  launch(id: string, task: Task): Promise<string>;
}

export function plannedStudies(version: string): PlannedStudies {
  const planned = new Map<string, { readonly graph: StudyGraph; readonly target: TargetSettings }>();
  function keep(graph: StudyGraph, target: TargetSettings): PlannedStudy {
    const id = randomUUID();
    planned.set(id, { graph, target });
    const [oldest] = planned.keys();
    if (oldest !== undefined && planned.size > most) planned.delete(oldest);
    return { id, graph };
  }
  return {
    async plan(plan, task) {
      const target = await targetNamed(plan.target);
      const [kinds, existing] = await Promise.all([loadKinds(), existingSteps(target)]);
      return keep(await planGraph(plan, { kinds, existing }, task), target);
    },
    async planServing(plan, { signal }) {
      const [target, kinds] = await Promise.all([targetNamed(plan.target), loadKinds()]);
      return keep(await serveGraph(plan, kindCalled(plan.kind, kinds), signal), target);
    },
    async launch(id, task) {
      const found = planned.get(id);
      if (!found)
        throw new AgoraError('not-found', 'The plan is not at hand any more.', { nextStep: 'Plan again, and launch.' });
      // Of one plan one launch, however often it is asked.
      const { folder } = await createLaunch(found.graph, found.target, { version, token: id }, task);
      return folder;
    },
  };
}
