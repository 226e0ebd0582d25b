/** What each call may be given. The window is trusted no further than these. */
import * as z from 'zod/mini';
import { AgoraError } from '../../analysis/errors';
import { planSchema } from '../jobs/plan';
import { servePlanSchema } from '../jobs/serve/servePlan';
import { studyPlanSchema } from '../jobs/study/studyPlan';
import { targetSettingsSchema } from '../jobs/targets/targetSettings';
import { isDerivedKey } from '../ports/derivedFolder';
import type { Calls, Channel } from './calls';
import { figureRequest } from './figureSchema';
import { preferenceChanges } from './preferencesSchema';
import { workspaceContent } from './workspaceSchema';

const address = z.string().check(z.minLength(1), z.maxLength(2048));
const provider = z.enum(['openai', 'anthropic', 'compatible']);
const secretName = z.enum(['hugging-face', 'openai', 'anthropic', 'compatible']);
const none = z.tuple([]);
const item = z.int().check(z.nonnegative());
const template = z.string().check(z.maxLength(1_000_000));
const jobId = z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{0,120}$/));
const targetName = z.string().check(z.minLength(1), z.maxLength(64));
const stepId = z.string().check(z.regex(/^[\w.-]{1,200}$/));
const steps = z.nullable(z.array(stepId).check(z.minLength(1), z.maxLength(100_000)));
const jobIds = z.array(jobId).check(z.minLength(1), z.maxLength(10_000));
const archive = z.tuple([z.string().check(z.regex(/^[a-z0-9-]{1,64}$/))]);
const path = z.string().check(z.minLength(1), z.maxLength(32_768));
/** One name, no folder; what a file system does not take is for the save dialog to say. */
const fileName = z.string().check(z.regex(/^[^/\\\0]{1,200}$/));
const textLength = 64 * 1024 * 1024;
const derivedBytes = 1024 * 1024 * 1024;
const derivedKey = z.object({ input: z.string(), name: z.string() }).check(z.refine(isDerivedKey));

interface Schema<T> {
  safeParse(value: unknown): z.core.util.SafeParseResult<T>;
}

const schemas: { readonly [C in Channel]: Schema<Parameters<Calls[C]>> } = {
  'archives:startup': none,
  'archives:published': none,
  'archives:small-study': none,
  'archives:choose': z.tuple([z.enum(['folder', 'file'])]),
  'archives:lend': z.tuple([z.enum(['folder', 'file'])]),
  'archives:recent': none,
  'archives:reopen': archive,
  'archives:forget': archive,
  'archives:dropped': z.tuple([z.array(path).check(z.minLength(1), z.maxLength(100))]),
  'workspace:startup': none,
  'workspace:open': none,
  'workspace:reopen': archive,
  'workspace:save': z.tuple([workspaceContent, z.boolean()]),
  'workspace:remember': z.tuple([workspaceContent]),
  'workspace:close': none,
  'figures:export': z.tuple([figureRequest]),
  'files:save': z.tuple([z.object({ suggestedName: fileName, text: z.string().check(z.maxLength(textLength)) })]),
  'hub:list': z.tuple([z.object({ name: z.string().check(z.maxLength(500)), endpoint: address })]),
  'hub:pull': z.tuple([
    z.object({
      repo: z.string().check(z.maxLength(200)),
      revision: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
      paths: z.array(path).check(z.minLength(1), z.maxLength(200_000)),
    }),
  ]),
  'hub:cancel': none,
  'jobs:list': none,
  'jobs:choose': z.tuple([z.enum(['seeds', 'prompts', 'tokenizer', 'rubrics', 'labels'])]),
  'jobs:estimate': z.tuple([planSchema]),
  'jobs:preview': z.tuple([planSchema, item, z.nullable(template)]),
  'jobs:template': z.tuple([planSchema]),
  'jobs:save-template': z.tuple([planSchema, template]),
  'jobs:copy-prompts': z.tuple([z.string().check(z.regex(/^[a-z0-9-]{1,64}$/))]),
  'jobs:start': z.tuple([planSchema]),
  'jobs:resume': z.tuple([jobId, z.nullable(z.number().check(z.positive()))]),
  'jobs:pause': z.tuple([jobId]),
  'jobs:cancel': z.tuple([jobId]),
  'jobs:copy': z.tuple([jobId]),
  'jobs:watch': z.tuple([z.nullable(jobId)]),
  'jobs:open': z.tuple([jobId]),
  'jobs:providers': none,
  'jobs:models': z.tuple([provider, z.nullable(address)]),
  'targets:list': none,
  'targets:save': z.tuple([targetSettingsSchema, z.nullable(targetName)]),
  'targets:remove': z.tuple([targetName]),
  'targets:test': z.tuple([targetName]),
  'targets:stop-test': z.tuple([targetName]),
  'targets:answer': z.tuple([item, z.nullable(z.string().check(z.maxLength(10_000)))]),
  'steps:list': none,
  'launches:choose': none,
  'launches:plan': z.tuple([studyPlanSchema]),
  'launches:plan-serving': z.tuple([servePlanSchema]),
  'launches:start': z.tuple([z.string().check(z.regex(/^[0-9a-f-]{36}$/))]),
  'launches:list': none,
  'launches:watch': z.tuple([z.nullable(jobId)]),
  'launches:step': z.tuple([jobId, stepId]),
  'launches:search': z.tuple([jobId, stepId, z.string().check(z.minLength(1), z.maxLength(1000))]),
  'launches:follow': z.tuple([jobIds]),
  'launches:leave': z.tuple([jobIds]),
  'launches:cancel': z.tuple([jobId, steps]),
  'launches:again': z.tuple([jobId, steps]),
  'launches:copy-key': z.tuple([jobId]),
  'launches:open': z.tuple([jobId]),
  'secrets:state': z.tuple([secretName]),
  'secrets:set': z.tuple([
    z.object({
      name: secretName,
      // Printable and without spaces: it becomes a part of a header.
      value: z.string().check(z.regex(/^[\x21-\x7e]{1,1000}$/)),
      where: z.enum(['kept', 'session']),
    }),
  ]),
  'secrets:forget': z.tuple([secretName]),
  'derived:read': z.tuple([derivedKey]),
  'derived:write': z.tuple([
    derivedKey,
    z.instanceof(Uint8Array).check(z.refine(({ byteLength }) => byteLength <= derivedBytes)),
  ]),
  'links:open': z.tuple([z.string().check(z.maxLength(8192))]),
  'preferences:read': none,
  'preferences:write': z.tuple([preferenceChanges]),
  'window:ready': none,
  'log:write': z.tuple([
    z.object({ level: z.enum(['info', 'warn', 'error']), message: z.string().check(z.maxLength(1_000_000)) }),
  ]),
};

/** The parameters of a call to `channel`. Throws `AgoraError('bad-input')` that says where they do not fit. */
export function parseParameters<C extends Channel>(channel: C, parameters: readonly unknown[]): Parameters<Calls[C]> {
  const parsed = schemas[channel].safeParse(parameters);
  if (parsed.success) return parsed.data;
  // The code and not the words: those may hold a whole pattern.
  const [issue] = parsed.error.issues;
  const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.code})`;
  throw new AgoraError('bad-input', `The request ${channel} does not fit its form${where}.`);
}
