/** What a job of generation leaves: an archive, the same in data-agora's own form, and a table of all calls. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled, type Task } from '../../../../analysis/task';
import { writeCalls } from '../../callTable';
import { inTheirPlaces } from '../../inTheirPlaces';
import type { JobFolder, KeptCalls } from '../../jobKind';
import type { GenerationPlan } from '../../plan';
import { inputFiles } from '../files';
import { generatorOf } from '../generatorOf';
import { readPrompt, wantedOf } from '../generationWorkload';
import { domainOf } from '../prompts/procedures';
import { readSeeds } from '../seeds/seeds';
import { dataAgoraName } from './dataAgoraName';
import { instanceColumns, instanceOf, instanceRow, type Labels } from './instanceColumns';
import { createListFile } from './listFile';
import { manifestOf } from './manifestOf';
import { createShards } from './shards';

/**
 * `outputs/` is an archive that opens by itself. `data-agora/` lies beside it, so that no instance is in the archive twice,
 * and so does `calls.parquet`. All of it is made beside what is there, and then takes its place.
 */
export async function writeOutputs(
  plan: GenerationPlan,
  folder: JobFolder,
  kept: KeptCalls,
  task: Task,
): Promise<void> {
  const targets = [folder.outputs, join(folder.path, 'data-agora'), join(folder.path, 'calls.parquet')] as const;
  await inTheirPlaces(targets, async ([outputs, dataAgora, calls]) => {
    await Promise.all([mkdir(join(outputs, 'data'), { recursive: true }), mkdir(dataAgora, { recursive: true })]);
    const labels: Labels = {
      generator: generatorOf(plan),
      method: plan.method,
      domain: domainOf(plan.domain),
    };
    const count = await writeInstances(outputs, dataAgora, plan, labels, kept, task);
    const [prompt, seeds] = await Promise.all([readPrompt(folder), readSeeds(inputFiles(folder).seeds)]);
    const volume = count === 0 ? null : wantedOf(plan, prompt, seeds.count);
    const manifest = manifestOf(plan, prompt, labels, volume);
    await writeFile(join(outputs, 'agora.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    task.progress({ label: 'Writing the calls', done: 0, total: null, unit: 'rows' });
    await writeCalls(calls, kept.answers(), task.signal);
  });
}

async function writeInstances(
  outputs: string,
  dataAgora: string,
  plan: GenerationPlan,
  labels: Labels,
  kept: KeptCalls,
  task: Task,
): Promise<number> {
  const shards = createShards(join(outputs, 'data'), instanceColumns);
  const list = await createListFile(join(dataAgora, dataAgoraName(labels.method, labels.domain, plan.model)));
  let count = 0;
  try {
    for await (const call of kept.accepted()) {
      throwIfCancelled(task.signal);
      const instance = instanceOf(call);
      if (instance === null) continue;
      shards.add(instanceRow(instance, call, labels));
      const { instruction, response } = instance;
      await list.add({ instruction, response, config: labels.generator });
      if (++count % 1000 === 0)
        task.progress({ label: 'Writing the instances', done: count, total: plan.count, unit: 'rows' });
    }
  } finally {
    await list.close();
  }
  await shards.close();
  return count;
}
