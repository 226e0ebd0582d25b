/** A plan from a file, and from the options of a call. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { AgoraError } from '../../../analysis/errors';
import { planSchema, type Plan } from '../../jobs/plan';
import type { Call } from '../verb';

type Fields = Readonly<Record<string, unknown>>;

/** Where an option goes in a plan, and how its text is read. */
export interface PlanOption {
  readonly name: string;
  readonly path: readonly string[];
  readonly as: 'text' | 'number' | 'path' | 'list' | 'all-or-number' | 'yes';
}

/** Options that plans of every kind have. */
export const planOptions: readonly PlanOption[] = [
  { name: 'name', path: ['name'], as: 'text' },
  { name: 'provider', path: ['provider', 'id'], as: 'text' },
  { name: 'base-url', path: ['provider', 'baseUrl'], as: 'text' },
  { name: 'model', path: ['model'], as: 'text' },
  { name: 'seed', path: ['seed'], as: 'number' },
  { name: 'tries', path: ['tries'], as: 'number' },
  { name: 'temperature', path: ['sampling', 'temperature'], as: 'number' },
  { name: 'max-tokens', path: ['sampling', 'maxTokens'], as: 'number' },
  { name: 'concurrency', path: ['running', 'concurrency'], as: 'number' },
  { name: 'rpm', path: ['running', 'requestsPerMinute'], as: 'number' },
  { name: 'tpm', path: ['running', 'tokensPerMinute'], as: 'number' },
  { name: 'timeout', path: ['running', 'timeoutMs'], as: 'number' },
  { name: 'budget', path: ['running', 'budgetUsd'], as: 'number' },
  { name: 'batch', path: ['running', 'batch'], as: 'yes' },
];

/** `parseArgs` takes these: a plan's options, and those that say what to do with the plan. */
export function argumentsOf(options: readonly PlanOption[]): Record<string, { type: 'string' | 'boolean' }> {
  const ofPlan = options.map(({ name, as }) => [name, { type: as === 'yes' ? 'boolean' : 'string' }] as const);
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  return { ...Object.fromEntries(ofPlan), plan: text, 'dry-run': flag, yes: flag, out: text, resume: text };
}

/**
 * The plan of `--plan FILE` (JSON or YAML; paths in it are relative to it) under what the options say. Throws
 * `AgoraError('bad-input')` that names the key of what will not do.
 */
export async function planOf(call: Call, kind: Plan['kind'], options: readonly PlanOption[]): Promise<Plan> {
  const file = call.options['plan'];
  const written = typeof file === 'string' ? await readPlanFile(file) : {};
  return checkedPlan(kind, withOptions(written, call, options));
}

/** Options for a job that is to be made; to take no notice of them would send what somebody wanted to look at. */
const beforehand = ['plan', 'out', 'dry-run'];

/**
 * The plan of a job that goes on, under what the options say of how it runs. Throws `AgoraError('bad-input')` for options
 * of what is asked, which stays as it was begun.
 */
export function resumedPlan(call: Call, plan: Plan, options: readonly PlanOption[]): Plan {
  const fixed = [...beforehand, ...options.filter(({ path }) => path[0] !== 'running').map(({ name }) => name)];
  const named = fixed.find((name) => isGiven(call.options[name]));
  if (named !== undefined)
    throw new AgoraError('bad-input', `--${named} is not for a job that goes on: it asks what it asked.`, {
      nextStep: 'Leave it out, or make another job.',
    });
  return checkedPlan(plan.kind, withOptions(plan, call, options));
}

function withOptions(fields: Fields, call: Call, options: readonly PlanOption[]): Fields {
  return options.reduce((plan: Fields, option) => {
    const value = call.options[option.name];
    return isGiven(value) ? withValue(plan, option.path, valueOf(option, value)) : plan;
  }, fields);
}

function isGiven(value: Call['options'][string]): value is string | true {
  return value !== undefined && value !== false;
}

function checkedPlan(kind: Plan['kind'], fields: Fields): Plan {
  const parsed = planSchema.safeParse({ kind, ...fields });
  if (parsed.success) {
    if (parsed.data.kind === kind) return parsed.data;
    throw new AgoraError('bad-input', `The plan is one of the kind "${parsed.data.kind}".`, {
      nextStep: `agora ${parsed.data.kind} takes it.`,
    });
  }
  const lines = parsed.error.issues.map(
    (issue) => `${issue.path.map(String).join('.') || 'the plan'}: ${issue.message}`,
  );
  throw new AgoraError('bad-input', `The plan will not do. ${lines.join('; ')}.`, {
    nextStep: `See "agora ${kind} --help".`,
  });
}

const pathKeys = ['seeds', 'prompts', 'tokenizer', 'archive', 'rubrics', 'labels'];
const shipped = 'agora';

async function readPlanFile(path: string): Promise<Fields> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AgoraError('bad-input', `${path} cannot be read.`, { path, nextStep: 'Name a plan.' }, { cause });
  });
  let value: unknown;
  try {
    // JSON is YAML too.
    value = parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    throw new AgoraError('bad-input', `${path} is neither JSON nor YAML: ${reason}`, { path }, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AgoraError('bad-input', `${path} holds no plan.`, { path });
  const folder = dirname(resolve(path));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]: [string, unknown]) => [
      key,
      pathKeys.includes(key) && typeof entry === 'string' && entry !== shipped ? resolve(folder, entry) : entry,
    ]),
  );
}

function valueOf({ name, as }: PlanOption, given: string | boolean): unknown {
  if (typeof given === 'boolean') return given;
  switch (as) {
    case 'number':
      return numberOf(name, given);
    case 'all-or-number':
      return given === 'all' ? null : numberOf(name, given);
    case 'list':
      return given.split(',').map((each) => each.trim());
    case 'path':
      return given === shipped ? given : resolve(given);
    default:
      return given;
  }
}

function numberOf(name: string, given: string): number {
  const value = Number(given);
  if (given.trim() !== '' && Number.isFinite(value)) return value;
  throw new AgoraError('bad-input', `--${name} takes a number, not "${given}".`);
}

function withValue(fields: Fields, [key = '', ...rest]: readonly string[], value: unknown): Fields {
  if (rest.length === 0) return { ...fields, [key]: value };
  const inner = fields[key];
  const nested: Fields = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? { ...inner } : {};
  return { ...fields, [key]: withValue(nested, rest, value) };
}
