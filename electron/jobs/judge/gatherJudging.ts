/** What a plan of judging names, copied into the job's folder. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { DerivedStore } from '../../../analysis/ports';
import type { Task } from '../../../analysis/task';
import type { Gathered, JobFolder } from '../jobKind';
import type { JudgePlan } from '../plan';
import { judgeFiles } from './files';
import { gatherItems, type GatheredItems } from './items/gatherItems';
import { gatherLabels } from './labels/gatherLabels';
import { labelPlaces } from './labels/labelPlaces';
import { chooseRubrics } from './rubrics/chooseRubrics';
import type { UsedRubrics } from './rubrics/rubric';

/** Throws `AgoraError` for rubrics, instances or labels that will not do. */
export async function gatherJudging(
  plan: JudgePlan,
  folder: JobFolder,
  derived: DerivedStore,
  task: Task,
): Promise<Gathered> {
  const rubrics = await chooseRubrics(plan.rubrics, plan.aspect);
  const places = plan.labels === null ? null : labelPlaces(plan.aspect);
  const files = judgeFiles(folder);
  const items = await gatherItems(plan, rubrics, folder, derived, (item, number) => places?.add(item, number), task);
  const text = `${JSON.stringify(rubrics, null, 2)}\n`;
  await writeFile(files.rubrics, text);
  const labels = places && plan.labels !== null ? await gatherLabels(plan.labels, files.labels, places, task) : null;
  return {
    inputs: {
      rubrics: createHash('sha256').update(text).digest('hex'),
      archive: items.hash,
      ...(labels && { labels: labels.hash }),
    },
    remarks: [
      ...remarksOn(plan, rubrics, items),
      ...(labels
        ? [
            `${plan.labels ?? ''} has labels of ${String(labels.matched)} of these instances, in ${String(labels.records)} records.`,
          ]
        : []),
    ],
    problems: items.problems,
  };
}

function* remarksOn(plan: JudgePlan, rubrics: UsedRubrics, items: GatheredItems): Generator<string> {
  const judged = plan.aspect === 'quality' ? 'the quality of the response' : 'the difficulty of the instruction';
  const runs = items.runs.filter(({ drawn }) => drawn > 0).length;
  const of = items.runs.reduce((sum, { instances }) => sum + instances, 0);
  yield (
    `${plan.model} judges ${judged} of ${String(items.count)} of ${String(of)} instances in ${String(runs)} ` +
    `${runs === 1 ? 'run' : 'runs'}, by the rubrics ${rubrics.set} ${rubrics.version}.`
  );
  if (items.withoutText > 0)
    yield `${String(items.withoutText)} of those drawn have no text to judge and are left out.`;
  if (items.repeated > 0)
    yield `${String(items.repeated)} of them have the same text as another one, and are judged once with it.`;
  if (plan.swap) yield 'Each is judged twice, with the grades listed from 1 to 5 and from 5 to 1.';
}
