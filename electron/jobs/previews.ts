/** The requests of a plan while it is being written; nothing is sent. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import type { Task } from '../../analysis/task';
import { appDataFolder } from '../ports/derivedFolder';
import { createJob } from './createJob';
import { previewed } from './drafts';
import { jobPlaces } from './folder';
import { replaceTemplate } from './generate/prompts/promptTemplate';
import { kindOf } from './jobKinds';
import type { RequestPreview } from './jobResults';
import type { Plan } from './plan';
import { nothingEarlier } from './run/earlier';
import { stampOf } from './stampOf';

export interface Previews {
  /**
   * The request of the first try of an item, with another template where one is named. Throws `AgoraError` as making the
   * job would, and `bad-input` where there is no such item.
   */
  preview(plan: Plan, item: number, template: string | null, task: Task): Promise<RequestPreview>;
}

/**
 * What the last plan names is kept, in a folder of its own, and used again while nothing that is gathered has changed: not
 * for every letter of a model's name are the seeds read again. One after the other.
 */
export function createPreviews(folder = join(appDataFolder(), 'preview')): Previews {
  let kept: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function gather(plan: Plan, key: string, task: Task): Promise<void> {
    if (kept === key) return;
    kept = null;
    await rm(folder, { recursive: true, force: true });
    await createJob(plan, kindOf(plan), { folder, version: 'preview' }, task);
    kept = key;
  }

  async function look(plan: Plan, item: number, template: string | null, task: Task): Promise<RequestPreview> {
    const places = jobPlaces(folder);
    await gather(plan, await keyOf(plan, template !== null), task);
    if (plan.kind === 'generate' && template !== null) await replaceTemplate(plan, places, template);
    const workload = await kindOf(plan).workload(plan, places);
    if (item >= workload.items)
      throw new AgoraError('bad-input', `There is no item ${String(item)}.`, {
        nextStep: `The last one is ${String(workload.items - 1)}.`,
      });
    return previewed(plan, item, await workload.prepare(item, 1, nothingEarlier));
  }

  return {
    preview(plan, item, template, task) {
      const mine = turn.then(() => look(plan, item, template, task));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** Says everything that `gather` depends on. */
async function keyOf(plan: Plan, isEdited: boolean): Promise<string> {
  // Who is asked and how does not change what is asked about.
  const { name: _name, provider: _provider, model: _model, price: _price, running: _running, ...gathered } = plan;
  const { sampling: _sampling, tries: _tries, ...inputs } = gathered;
  const paths =
    plan.kind === 'generate'
      ? [plan.seeds, plan.prompts, plan.tokenizer ?? '']
      : [plan.archive, plan.rubrics, plan.labels ?? ''];
  return JSON.stringify([inputs, isEdited, await Promise.all(paths.map(stampOf))]);
}
