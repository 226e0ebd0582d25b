/** What options say of a plan: over one that a file holds, or all of it. */
import { resolve } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { kindCalled, type Kinds } from '../../jobs/steps/loadKinds';
import type { Stage } from '../../jobs/steps/stepKind';
import { absolutePlan } from '../../jobs/study/absolutePlan';
import { checkPlan } from '../../jobs/study/planFile';
import type { StudyPlan } from '../../jobs/study/studyPlan';
import { listOption, numberOption } from '../numberOption';
import type { Call } from '../verb';
import { settingsGiven } from './settingsOption';

type Fields = Readonly<Record<string, unknown>>;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** Of every verb that makes a plan out. */
export const planningOptions = {
  target: text,
  name: text,
  runs: text,
  again: flag,
  show: text,
  'dry-run': flag,
  yes: flag,
  detach: flag,
} as const;

/** Of verbs whose plan is made of options. */
export const choiceOptions = {
  ...planningOptions,
  kind: text,
  set: text,
  family: text,
  base: text,
  gpus: text,
  cpus: text,
  memory: text,
  hours: text,
} as const;

/** Those that may be named several times. */
export const choiceLists = ['kind', 'set', 'seed-data'];

/** Lays what options say over the fields of a plan. */
export function withOptions(call: Call, fields: Fields): Fields {
  const { target, name, again } = call.options;
  const runs = listOption(call, 'runs');
  return {
    ...fields,
    ...(typeof target === 'string' ? { target } : {}),
    ...(typeof name === 'string' ? { name } : {}),
    ...(runs === null ? {} : { runs }),
    ...(again === true ? { reuse: false } : {}),
  };
}

/**
 * The plan of `agora train|evaluate|measure PATH`. Throws `AgoraError('bad-input')` where no target or kind is named, and
 * for what will not do.
 */
export function planOfOptions(call: Call, stage: Exclude<Stage, 'serve'>, kinds: Kinds): StudyPlan {
  const [path = ''] = call.words;
  const { target, family, base, reference } = call.options;
  const domains = listOption(call, 'domains');
  if (typeof target !== 'string')
    throw new AgoraError('bad-input', 'No target is named.', {
      nextStep: 'Name one by --target; "agora targets" lists those that there are, and "here" is this machine.',
    });
  const named = call.lists['kind'] ?? [];
  const ofStage = kinds.kinds.filter(({ kind }) => kind.stage === stage).map(({ kind }) => kind.id);
  if (named.length === 0)
    throw new AgoraError('bad-input', `No kind of step is named that ${stage}s.`, {
      nextStep: `Name one by --kind; there are ${ofStage.join(', ') || 'none'}.`,
    });
  const chosen = [...new Set(named)].map((id) => kindCalled(id, kinds));
  const settings = settingsGiven(call.lists['set'] ?? [], chosen);
  const resources = resourcesOf(call);
  const choices = chosen.map(({ kind: { id } }) => ({
    kind: id,
    settings: settings.get(id) ?? {},
    resources,
    ...(domains === null ? {} : { domains }),
  }));
  if (stage === 'train' && choices.length > 1)
    throw new AgoraError('bad-input', 'Students are trained by one kind.', { nextStep: 'Name one --kind.' });
  const fields = withOptions(call, {
    archive: path,
    ...(stage === 'train' ? { train: choices[0] } : { [stage]: choices }),
    ...(typeof family === 'string' ? { family } : {}),
    ...(typeof base === 'string' ? { base: { model: base } } : {}),
    ...(typeof reference === 'string' ? { reference: { model: reference } } : {}),
    ...seedDataOf(call),
  });
  const plan = checkPlan(fields);
  return absolutePlan(plan, process.cwd(), kinds);
}

/** Of `--gpus`, `--cpus`, `--memory` and `--hours`, those that are given. */
export function resourcesOf(call: Call): Fields {
  const names = { gpus: 'gpus', cpus: 'cpus', memory: 'memoryGb', hours: 'hours' };
  const given = Object.entries(names).filter(([name]) => call.options[name] !== undefined);
  return Object.fromEntries(given.map(([name, key]) => [key, numberOption(call, name, 0)]));
}

/** `--seed-data math=FILE`, several times for several domains. */
function seedDataOf({ lists }: Call): Fields {
  const given = lists['seed-data'] ?? [];
  if (given.length === 0) return {};
  const entries = given.map((each) => {
    const at = each.indexOf('=');
    if (at > 0) return [each.slice(0, at), resolve(each.slice(at + 1))] as const;
    throw new AgoraError('bad-input', `--seed-data takes DOMAIN=FILE, not "${each}".`);
  });
  return { seedData: Object.fromEntries(entries) };
}
