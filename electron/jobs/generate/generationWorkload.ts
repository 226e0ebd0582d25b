/** The calls of a job of generation. */
import { readFile } from 'node:fs/promises';
import { AgoraError } from '../../../analysis/errors';
import type { JobFolder } from '../jobKind';
import type { GenerationPlan } from '../plan';
import type { Earlier, JsonFields, Prepared, Workload } from '../workload';
import { answerSchema } from './answers/parseJson';
import { judgeAnswer } from './answers/judgeAnswer';
import { createChatLength, type ChatLength } from './chatLength';
import { drawDemonstrations } from './draws/drawDemonstrations';
import { drawsOf, requestSeed } from './draws/draws';
import { inputFiles } from './files';
import { domainOf } from './prompts/procedures';
import { promptSchema, type Prompt } from './prompts/prompt';
import { fill, partsOf, placedIn, type Filling } from './prompts/template';
import { readSeeds, type Seeds } from './seeds/seeds';

/** Enough for the length of an answer. */
const mostLikeAnswers = 200;

/** As it was gathered. */
export async function readWorkload(plan: GenerationPlan, folder: JobFolder): Promise<Workload> {
  const [prompt, seeds] = await Promise.all([readPrompt(folder), readSeeds(inputFiles(folder).seeds)]);
  return generationWorkload(
    plan,
    prompt,
    seeds,
    await createChatLength(plan.tokenizer === null ? null : inputFiles(folder).tokenizer),
  );
}

export async function readPrompt(folder: Pick<JobFolder, 'inputs'>): Promise<Prompt> {
  const path = inputFiles(folder).prompt;
  const parsed = promptSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new AgoraError('bad-input', `The job's prompt was changed.`, { path, nextStep: 'Make the job again.' });
}

/** Items are asked about in the place of dropped ones, up to this many times what is wanted: a prompt whose answers are all
 * rejected must not be paid for without end. */
const spare = 2;

/** How many instances a plan can have. */
export function wantedOf({ count }: GenerationPlan, { procedure }: Prompt, seeds: number): number {
  return procedure === 'new' ? count : Math.min(count, seeds);
}

/** The responses of seeds from all over the file. */
function likeAnswers(seeds: Seeds, { procedure, triggers }: Prompt): string[] {
  const size = Math.min(seeds.count, mostLikeAnswers);
  const rows = Array.from({ length: size }, (_, index) => Math.floor((index * seeds.count) / size));
  return rows.flatMap((row) => {
    const { instruction, response } = seeds.at(row);
    if (response === null) return [];
    return procedure === 'answer' ? response : `${instruction}\n${triggers.output} ${response}`;
  });
}

export function generationWorkload(plan: GenerationPlan, prompt: Prompt, seeds: Seeds, lengthOf: ChatLength): Workload {
  const { sampling, tries } = plan;
  const parts = partsOf(prompt.template);
  const uses = new Set(placedIn(parts).map(({ placeholder }) => placeholder.is));
  const isNew = prompt.procedure === 'new';
  const asJson = prompt.answer === 'json';
  const domain = domainOf(plan.domain);
  const wanted = wantedOf(plan, prompt, seeds.count);
  const schema = asJson ? answerSchema(prompt.procedure) : null;

  const fillingOf = async (item: number, attempt: number, earlier: Earlier) => {
    if (!isNew) {
      const { instruction, response, config, idx } = seeds.at(item);
      const filling: Filling = {
        item: { instruction, response: response ?? '' },
        demonstrations: [],
        theme: null,
        firstWord: null,
      };
      const origin: JsonFields = { seed: item, seedConfig: config, seedIdx: idx };
      return { filling, origin };
    }
    const draws = drawsOf(plan.seed, item, attempt);
    const theme = uses.has('theme') ? draws.one(prompt.themes) : null;
    const firstWord = uses.has('firstWord') ? draws.one(prompt.firstWords) : null;
    const shown = await drawDemonstrations(plan.demonstrations, seeds, earlier, draws);
    const filling: Filling = { item: null, demonstrations: shown.map(({ pair }) => pair), theme, firstWord };
    return { filling, origin: { theme, firstWord, demonstrations: shown.map(({ origin }) => origin) } };
  };

  return {
    items: isNew ? spare * wanted : Math.min(spare * wanted, seeds.count),
    wanted,
    tries,
    likeAnswers: likeAnswers(seeds, prompt),
    lag: isNew && plan.demonstrations.generated > 0 ? plan.lag : null,
    async prepare(item, attempt, earlier): Promise<Prepared> {
      const { filling, origin } = await fillingOf(item, attempt, earlier);
      return {
        request: {
          model: plan.model,
          system: prompt.system,
          prompt: fill(parts, filling, asJson),
          temperature: sampling.temperature,
          topP: sampling.topP,
          maxTokens: sampling.maxTokens,
          stop: sampling.stop,
          seed: sampling.sendSeed ? requestSeed(plan.seed, item, attempt) : null,
          schema,
        },
        origin: { promptSet: prompt.set, promptVersion: prompt.version, ...origin },
      };
    },
    judge({ origin }, reply) {
      const { seed } = origin;
      const given = !isNew && typeof seed === 'number' ? seeds.at(seed).instruction : null;
      return judgeAnswer(
        reply,
        { method: plan.method, domain, prompt, maxTokens: sampling.maxTokens, given },
        lengthOf,
      );
    },
  };
}
