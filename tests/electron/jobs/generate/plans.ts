/** Plans, seeds and replies of the tests of generation. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unattended } from '../../../../analysis/task';
import { jobPlaces } from '../../../../electron/jobs/folder';
import { gatherGeneration } from '../../../../electron/jobs/generate/gatherGeneration';
import { readWorkload } from '../../../../electron/jobs/generate/generationWorkload';
import { generationPlanSchema, type GenerationPlan } from '../../../../electron/jobs/plan';
import type { Earlier, JsonFields } from '../../../../electron/jobs/workload';
import { temporaryFolder } from '../../temporaryFolder';
import type { ModelReply } from '../../../../electron/providers/provider';

export const methods = ['instance_generation', 'response_generation', 'quality_enhancement'] as const;
export const domains = ['math', 'code', 'instruction_following'] as const;
export const settings = methods.flatMap((method) => domains.map((domain) => ({ method, domain })));

export function planOf(given: Readonly<Record<string, unknown>>): GenerationPlan {
  return generationPlanSchema.parse({
    kind: 'generate',
    provider: { id: 'compatible', baseUrl: 'http://127.0.0.1:1' },
    model: 'example/model-1',
    method: 'instance_generation',
    domain: 'math',
    count: 10,
    seeds: 'seeds.jsonl',
    ...given,
  });
}

export function seedRecords(count: number) {
  return Array.from({ length: count }, (_, row) => ({
    instruction: `Question ${String(row)}?`,
    response: `Answer ${String(row)}.`,
    config: 'made',
    idx: String(row),
  }));
}

/** A fresh job's folder with its inputs gathered, and its workload. */
export async function gathered(given: Readonly<Record<string, unknown>>, seeds: unknown = seedRecords(8)) {
  const folder = temporaryFolder();
  const file = join(folder, 'seeds.json');
  await writeFile(file, typeof seeds === 'string' ? seeds : JSON.stringify(seeds));
  const places = jobPlaces(join(folder, 'job'));
  await mkdir(places.inputs, { recursive: true });
  const plan = planOf({ seeds: file, ...given });
  const found = await gatherGeneration(plan, places, unattended);
  return { plan, places, found, workload: await readWorkload(plan, places) };
}

export function earlierOf(results: readonly JsonFields[]): Earlier {
  return {
    count: results.length,
    read: (rank) => {
      const result = results[rank];
      return result ? Promise.resolve(result) : Promise.reject(new RangeError(String(rank)));
    },
  };
}

export const nothing = earlierOf([]);

export function replyOf(text: string, given: Partial<ModelReply> = {}): ModelReply {
  return {
    text,
    finishReason: 'stop',
    finishedAs: 'stop',
    usage: { inputTokens: 100, outputTokens: 50, cachedInputTokens: 0 },
    billedUsd: null,
    model: 'model-1-2026',
    id: 'r-1',
    limits: null,
    ...given,
  };
}

/** A response that keeps the rules of a domain. */
export function validResponse(domain: string, mark: string): string {
  if (domain === 'math') return `We add. [RESULT] ${mark} [/RESULT]`;
  return domain === 'code' ? `\`\`\`python\nprint("${mark}")\n\`\`\`` : `It is ${mark}.`;
}

/** An answer that a generator of a setting gives, in the set that ships. */
export function validAnswer(method: string, domain: string, answer: 'text' | 'json', mark: string): string {
  const response = validResponse(domain, mark);
  const instruction = `New question ${mark}?`;
  if (answer === 'json')
    return JSON.stringify(method === 'response_generation' ? { response } : { instruction, response });
  if (method === 'response_generation') return `${response}\n[END]`;
  const trigger = method === 'instance_generation' ? 'OUTPUT:' : 'Revised Answer:';
  return ` ${instruction}\n${trigger} ${response}\n`;
}
