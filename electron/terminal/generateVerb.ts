import { providerHelp, runningHelp } from './jobs/jobHelp';
import { argumentsOf, planOptions, type PlanOption } from './jobs/planOption';
import { runJobVerb } from './jobs/runJobVerb';
import type { Verb } from './verb';

const options: readonly PlanOption[] = [
  ...planOptions,
  { name: 'method', path: ['method'], as: 'text' },
  { name: 'domain', path: ['domain'], as: 'text' },
  { name: 'count', path: ['count'], as: 'number' },
  { name: 'seeds', path: ['seeds'], as: 'path' },
  { name: 'prompts', path: ['prompts'], as: 'path' },
  { name: 'answer', path: ['answer'], as: 'text' },
  { name: 'tokenizer', path: ['tokenizer'], as: 'path' },
  { name: 'generator', path: ['generator'], as: 'text' },
  { name: 'lag', path: ['lag'], as: 'number' },
];

/** `agora generate` */
export const generateVerb: Verb = {
  name: 'generate',
  words: [],
  summary: 'Generates training data with a language model: planned, journalled, resumable.',
  help: `
  --plan FILE         a plan, JSON or YAML; the options below go before what it says
  --method ID         instance_generation, response_generation or quality_enhancement
  --domain ID         math, code or instruction_following
${providerHelp}
  --model NAME        the model
  --seeds FILE        seed data, in any form that an archive may have
  --count N           instances wanted
  --prompts DIR       a set of prompts; without it the one that ships
  --answer text|json  how instances are asked for
  --tokenizer FILE    a model's tokenizer.json, by which lengths are measured; without it o200k
  --seed N            of every draw; the same plan with the same seed asks the same
  --tries N           tries an item before it is dropped (10)
  --lag N             item i draws from what was accepted before item i - N (64)
  --generator ID      the generator's id in the study; without it the model's name
${runningHelp}
DIR/outputs is an archive, DIR/data-agora holds the same for data-agora's scripts, DIR/calls.parquet every call.
Exit code 3: the provider takes no call.
JSON: {job, outputs, state, message, wanted, accepted, dropped, totals, …}; with --dry-run {plan, estimate}.`,
  options: argumentsOf(options),
  run: (call) => runJobVerb(call, 'generate', options),
};
