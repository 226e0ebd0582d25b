import { jobPlaces } from '../jobs/folder';
import { readJob } from '../jobs/jobFile';
import { readJudgeReport } from '../jobs/judge/outputs/judgeReport';
import { judgeText } from './jobs/judgeText';
import { providerHelp, runningHelp } from './jobs/jobHelp';
import { argumentsOf, planOptions, type PlanOption } from './jobs/planOption';
import { runJobVerb } from './jobs/runJobVerb';
import type { Call, Outcome, Verb } from './verb';

const options: readonly PlanOption[] = [
  ...planOptions,
  { name: 'archive', path: ['archive'], as: 'path' },
  { name: 'aspect', path: ['aspect'], as: 'text' },
  { name: 'run', path: ['runs'], as: 'list' },
  { name: 'rubrics', path: ['rubrics'], as: 'path' },
  { name: 'sample', path: ['sample'], as: 'all-or-number' },
  { name: 'labels', path: ['labels'], as: 'path' },
  { name: 'swap', path: ['swap'], as: 'yes' },
];

/** `agora judge` */
export const judgeVerb: Verb = {
  name: 'judge',
  words: [],
  summary: 'Has a language model grade instances by rubrics; the grades join the archive as metrics.',
  help: `
  --plan FILE         a plan, JSON or YAML; the options below go before what it says
  --archive PATH      the archive whose instances are graded
  --aspect ID         quality (of the response) or difficulty (of the instruction)
${providerHelp}
  --model NAME        the judge
  --rubrics PATH      a set of rubrics, one in the form of Prometheus, or a folder of those; without it the set that ships
  --run ID,ID         these runs, a file of no run by its path; without it all that have instances
  --sample N          instances a run, drawn by --seed (500); "all" for all of them
  --labels FILE       labels of people to compare with: records of "index" or "instruction", and numbers
  --swap              grades each instance a second time with the scores listed from 5 to 1: shows the bias of their order
  --seed N            of the sample and of what is sent
  --tries N           tries an instance before it is dropped (3)
${runningHelp}
DIR/outputs holds judgements.parquet (grade and feedback of each instance), grades.json and agreement.json.
The grades are kept by the content of the files: "agora metrics PATH --metric ID" shows them, as the window does.
Exit code 3: the provider takes no call.
JSON: {job, outputs, state, message, wanted, accepted, …, grades: {judge, aspect, rubrics, metric, runs: [{run, drawn,
instances, n, mean, lo, hi, standardDeviation, counts}], position, length: {all, withinRuns}}, agreement: [{with, name, how, n,
exact, kappa, quadraticKappa, spearman, pearson: {value, lo, hi}}]}; with --dry-run {plan, estimate}.`,
  options: argumentsOf(options),
  run: judge,
};

async function judge(call: Call): Promise<Outcome> {
  const outcome = await runJobVerb(call, 'judge', options);
  const { document } = outcome;
  if (typeof document !== 'object' || document === null || !('job' in document)) return outcome;
  const places = jobPlaces(String(document.job));
  const report = await readJudgeReport(places);
  if (report === null) return outcome;
  const { plan } = await readJob(places);
  const archive = plan.kind === 'judge' ? plan.archive : '';
  return {
    ...outcome,
    document: { ...document, ...report },
    text: `${judgeText(report, archive, call.width)}\n${outcome.text}`,
  };
}
