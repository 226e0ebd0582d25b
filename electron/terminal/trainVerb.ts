import { loadKinds } from '../jobs/steps/loadKinds';
import { runPlan } from './study/runPlan';
import { choiceHelp, planningHelp } from './study/studyHelp';
import { choiceLists, choiceOptions, planOfOptions } from './study/studyOptions';
import type { Verb } from './verb';

/** `agora train PATH` */
export const trainVerb: Verb = {
  name: 'train',
  words: ['ARCHIVE'],
  summary: 'Trains a student of each run of an archive on a target.',
  help: `
ARCHIVE is a folder or a file. The archive's runs are trained on, from the base model of their family.
"agora plan" does train, evaluate and measure in one, from a file.

${choiceHelp}
  --seed-data DOMAIN=FILE   seeds that instance generation is trained on too
${planningHelp}
JSON: with --dry-run the plan made out, as "agora plan" prints it; else the document of "agora jobs show".`,
  options: { ...choiceOptions, 'seed-data': { type: 'string' } },
  listOptions: choiceLists,
  async run(call) {
    const kinds = await loadKinds();
    return runPlan(call, planOfOptions(call, 'train', kinds), kinds, true);
  },
};
