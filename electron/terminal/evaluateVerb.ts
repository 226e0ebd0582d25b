import { loadKinds } from '../jobs/steps/loadKinds';
import { runPlan } from './study/runPlan';
import { choiceHelp, planningHelp } from './study/studyHelp';
import { choiceLists, choiceOptions, planOfOptions } from './study/studyOptions';
import type { Verb } from './verb';

/** `agora evaluate PATH` */
export const evaluateVerb: Verb = {
  name: 'evaluate',
  words: ['ARCHIVE'],
  summary: 'Evaluates base, reference and students of an archive on a target, all by the same settings.',
  help: `
ARCHIVE is a folder or a file. Students are those that the archive's runs name. Several --kind are several evaluations.
"agora plan" does train, evaluate and measure in one, from a file.

${choiceHelp}
  --reference MODEL   where the study names none, or another
  --domains A,B       only students of runs of these domains
${planningHelp}
JSON: with --dry-run the plan made out, as "agora plan" prints it; else the document of "agora jobs show".`,
  options: { ...choiceOptions, reference: { type: 'string' }, domains: { type: 'string' } },
  listOptions: choiceLists,
  async run(call) {
    const kinds = await loadKinds();
    return runPlan(call, planOfOptions(call, 'evaluate', kinds), kinds, true);
  },
};
