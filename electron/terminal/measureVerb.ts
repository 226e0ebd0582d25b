import { loadKinds } from '../jobs/steps/loadKinds';
import { runPlan } from './study/runPlan';
import { choiceHelp, planningHelp } from './study/studyHelp';
import { choiceLists, choiceOptions, planOfOptions } from './study/studyOptions';
import type { Verb } from './verb';

/** `agora measure PATH` */
export const measureVerb: Verb = {
  name: 'measure',
  words: ['ARCHIVE'],
  summary: 'Measures the data of runs of an archive on a target: perplexity, reward, embeddings.',
  help: `
ARCHIVE is a folder or a file. Several --kind are several measures. What needs a model takes the family's base unless its
settings name another.
"agora plan" does train, evaluate and measure in one, from a file.

${choiceHelp}
  --domains A,B       only runs of these domains
${planningHelp}
JSON: with --dry-run the plan made out, as "agora plan" prints it; else the document of "agora jobs show".`,
  options: { ...choiceOptions, domains: { type: 'string' } },
  listOptions: choiceLists,
  async run(call) {
    const kinds = await loadKinds();
    return runPlan(call, planOfOptions(call, 'measure', kinds), kinds, true);
  },
};
