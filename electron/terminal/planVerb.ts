import { AgoraError } from '../../analysis/errors';
import { loadKinds } from '../jobs/steps/loadKinds';
import { readPlanFile } from '../jobs/study/planFile';
import { kindsDocument, kindsText } from './study/kindsText';
import { runPlan } from './study/runPlan';
import { planningHelp } from './study/studyHelp';
import { planningOptions, withOptions } from './study/studyOptions';
import type { Verb } from './verb';

/** `agora plan FILE` */
export const planVerb: Verb = {
  name: 'plan',
  words: ['FILE'],
  optionalWords: 1,
  summary: 'Makes a plan of training, evaluation and measures out: steps, data, hours, what exists; launches it.',
  help: `
FILE is YAML or JSON; paths in it are relative to it:
  name, archive (whose runs), target, runs (ids; without it all), family
  base, reference     {model: NAME} or {train: {kind, settings, resources}, data: FILE, from: base or nothing}; without
                      them the study's own
  train               {kind, settings, resources}: a student of each run
  evaluate            [{kind, settings, resources, domains}]: base, reference and students, by the same settings
  measure             [{kind, settings, resources, domains}]: each run's data
  seedData            {DOMAIN: FILE}: trained on too in instance generation
  reuse               false: nothing that was done before is taken
resources are {gpus, cpus, memoryGb, hours}. A step that was done before with the same data, settings and kind is skipped.

${planningHelp}
  --launch            launches it, after a yes
  --kinds             lists the kinds of steps, their settings and defaults
JSON: the plan made out {plan, name, steps, arrays, data, study, expected, remarks, problems}; with --show the step; when it
is launched the document of "agora jobs show".`,
  options: { ...planningOptions, launch: { type: 'boolean' }, kinds: { type: 'boolean' } },
  async run(call) {
    const kinds = await loadKinds();
    const [file] = call.words;
    if (call.options['kinds'] === true)
      return { document: kindsDocument(kinds), text: kindsText(kinds), readable: true };
    if (file === undefined)
      throw new AgoraError('bad-input', 'Usage: agora plan FILE [options]', { nextStep: 'See "agora plan --help".' });
    const plan = await readPlanFile(file, kinds, (fields) => withOptions(call, fields));
    return runPlan(call, plan, kinds, call.options['launch'] === true);
  },
};
