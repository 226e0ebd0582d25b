/**
 * The calls of a job of judging: one for each different text, or two where the order of the grades is tried both ways.
 * Instructions that several generators answered are the same text: their difficulty is asked about once.
 */
import type { JobFolder } from '../jobKind';
import { requestSeed } from '../generate/draws/draws';
import type { JudgePlan } from '../plan';
import type { Workload } from '../workload';
import { parseGrade } from './answers/parseGrade';
import { judgeFiles } from './files';
import { readInput, readItems, type JudgedItems } from './items/items';
import { fillJudgePrompt } from './rubrics/judgePrompt';
import { rubricOf, usedRubricsSchema, type UsedRubrics } from './rubrics/rubric';

/** As it was gathered. */
export async function readJudgeWorkload(plan: JudgePlan, folder: JobFolder): Promise<Workload> {
  const [rubrics, items] = await Promise.all([readRubrics(folder), readItems(folder)]);
  return judgeWorkload(plan, rubrics, items);
}

export function readRubrics(folder: Pick<JobFolder, 'inputs'>): Promise<UsedRubrics> {
  return readInput(judgeFiles(folder).rubrics, usedRubricsSchema);
}

/** Which group of instances a call is about, and whether it lists the grades from 5 to 1. */
export function callOf({ swap }: Pick<JudgePlan, 'swap'>, item: number) {
  return swap ? { group: item >> 1, reversed: item % 2 === 1 } : { group: item, reversed: false };
}

export function judgeWorkload(plan: JudgePlan, rubrics: UsedRubrics, items: JudgedItems): Workload {
  const { sampling, tries } = plan;
  const calls = items.groups.length * (plan.swap ? 2 : 1);
  return {
    items: calls,
    wanted: calls,
    tries,
    lag: null,
    likeAnswers: [],
    prepare(item, attempt) {
      const { group, reversed } = callOf(plan, item);
      const { run, domain, path, ordinal, instruction, response } = items.at(items.groups[group]?.[0] ?? NaN);
      const rubric = rubricOf(rubrics, domain);
      if (!rubric) return Promise.reject(new TypeError(`There is no rubric for ${String(domain)}.`));
      return Promise.resolve({
        request: {
          model: plan.model,
          system: rubrics.system,
          prompt: fillJudgePrompt(rubrics.template, { instruction, response }, rubric, reversed),
          temperature: sampling.temperature,
          topP: sampling.topP,
          maxTokens: sampling.maxTokens,
          stop: sampling.stop,
          seed: sampling.sendSeed ? requestSeed(plan.seed, item, attempt) : null,
          schema: null,
        },
        origin: {
          rubrics: rubrics.set,
          rubricsVersion: rubrics.version,
          aspect: rubrics.aspect,
          rubricDomain: rubric.domain,
          reversed,
          run,
          path,
          ordinal,
        },
      });
    },
    judge: (_, reply) => parseGrade(reply),
  };
}
