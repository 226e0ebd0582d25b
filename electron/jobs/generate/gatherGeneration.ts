/** What a plan names, copied into the job's folder. */
import { createHash } from 'node:crypto';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { AgoraError } from '../../../analysis/errors';
import type { Task } from '../../../analysis/task';
import type { Gathered, JobFolder } from '../jobKind';
import type { GenerationPlan } from '../plan';
import { createChatLength } from './chatLength';
import { inputFiles } from './files';
import { generatorOf } from './generatorOf';
import { choosePrompt } from './prompts/choosePrompt';
import type { Prompt } from './prompts/prompt';
import { gatherSeeds, longestSeed, type GatheredSeeds } from './seeds/gatherSeeds';

/** Throws `AgoraError` for prompts or seeds that will not do. */
export async function gatherGeneration(plan: GenerationPlan, folder: JobFolder, task: Task): Promise<Gathered> {
  const chosen = await choosePrompt(plan);
  const { prompt } = chosen;
  const files = inputFiles(folder);
  const lengthOf = await createChatLength(plan.tokenizer);
  const seeds = await gatherSeeds(plan.seeds, files.seeds, prompt.procedure !== 'answer', lengthOf, task);
  const demonstrations = plan.demonstrations.seeds + plan.demonstrations.generated;
  if (prompt.procedure === 'new' && seeds.count < demonstrations)
    throw new AgoraError(
      'bad-input',
      `${plan.seeds} holds ${String(seeds.count)} seeds, and each call shows ${String(demonstrations)} different ones.`,
      { path: plan.seeds, nextStep: 'Name more seeds, or ask for fewer demonstrations.' },
    );
  if (plan.tokenizer !== null) await copyFile(plan.tokenizer, files.tokenizer);
  const text = `${JSON.stringify(prompt, null, 2)}\n`;
  await writeFile(files.prompt, text);
  return {
    inputs: {
      prompts: sha256(text),
      seeds: seeds.hash,
      ...(plan.tokenizer === null ? {} : { tokenizer: sha256(await readFile(files.tokenizer)) }),
    },
    remarks: [...chosen.remarks, ...remarksOn(plan, prompt, seeds)],
    problems: seeds.problems,
  };
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function* remarksOn(plan: GenerationPlan, prompt: Prompt, seeds: GatheredSeeds): Generator<string> {
  const { sampling, count } = plan;
  yield `${plural(seeds.count, 'seed')} of ${plan.seeds} ${seeds.count === 1 ? 'is' : 'are'} used, with the prompts ${prompt.set} ${prompt.version}.`;
  const generator = generatorOf(plan);
  if (plan.generator === undefined && generator !== plan.model)
    yield `The instances count for the generator ${generator}, of which ${plan.model} is another spelling in AgoraBench; the plan's "generator" may say another.`;
  if (seeds.unusable > 0) yield `${plural(seeds.unusable, 'record')} of the seeds' file cannot be used as a seed.`;
  if (seeds.tooLong > 0) yield `${plural(seeds.tooLong, 'seed')} of more than ${String(longestSeed)} tokens left out.`;
  if (plan.tokenizer === null)
    yield "Lengths are counted in o200k, which stands in for Llama 3's encoding; a plan may name a tokenizer.json instead.";
  if (prompt.procedure === 'new')
    yield 'As in AgoraBench, the seeds belong to what is trained on; they are not repeated in the outputs.';
  else if (seeds.count < count)
    yield `The file has ${plural(seeds.count, 'seed')} for ${String(count)} instances: each seed is asked about once, so at most so many are made.`;
  yield 'An item that uses up its tries is dropped and another takes its place, until twice as many as wanted were asked about.';
  if (prompt.procedure === 'new' && plan.demonstrations.generated > 0 && plan.lag < plan.running.concurrency)
    yield `Of the ${String(plan.running.concurrency)} calls at once about ${String(plan.lag)} are used: an item waits for those that are ${String(plan.lag)} before it.`;
  if (prompt.answer === 'text' && !sampling.stop.includes(prompt.stop))
    yield `The prompts' stop phrase ${prompt.stop} is not among those that are sent: models may go on after it, which costs and is cut off.`;
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
