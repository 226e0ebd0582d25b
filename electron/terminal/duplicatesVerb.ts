import type { DuplicateReport, DuplicateRequest, DuplicateScope, TextPlace } from '../../analysis/duplicateResults';
import { AgoraError } from '../../analysis/errors';
import { defaultDuplicateOptions, type ComparedPart } from '../../analysis/metrics/duplicates/duplicateOptions';
import { sayDataProblems } from './dataProblems';
import { stopOnSignal } from '../ports/stopOnSignal';
import { againstOption } from './againstOption';
import { listOption, numberOption } from './numberOption';
import { withArchive } from './session';
import { textTable } from './textTable';
import type { Call, Verb } from './verb';

const shownClusters = 20;
const shownMembers = 4;

/** `agora duplicates PATH` */
export const duplicatesVerb: Verb = {
  name: 'duplicates',
  words: ['PATH'],
  filesOption: 'against',
  summary: 'Finds exact and near-duplicates within runs, between runs, and against seed data.',
  help: `
  --of WHAT           instruction, response, or both as one text (as without it)
  --n N               words in a run (${defaultDuplicateOptions.n})
  --threshold T       smallest Jaccard similarity of near-duplicates, above 0 and at most 1 (${defaultDuplicateOptions.threshold})
  --across            pairs between runs, instead of within them
  --against FILE…     pairs between the runs and these files, such as seed data, parted by spaces or commas, instead of
                      within runs
  --run ID,ID         these runs, a file of no run by its path; without it all that have instances
  --pairs N           pairs that the document lists (${defaultDuplicateOptions.mostPairs}); clusters and shares are complete all the same
Words are compared in lower case and Unicode form NFKC; punctuation and space are ignored. Exact duplicates have the same
words; near-duplicates are found exactly, by their sets of runs of words. Texts without words are left out.
JSON: {request, definition, files: [{path, run}], runs: [{run, instances, withoutWords, exactShare, nearShare, clusters,
effectiveNumber, sharedShare}], pairs: [{a: {file, ordinal}, b, similarity}], pairsComplete, clusters: [{exact, members: [{file,
ordinal, similarity}]}], problems}; "file" is a place in files. What another scope would say is null.`,
  options: {
    of: { type: 'string' },
    n: { type: 'string' },
    threshold: { type: 'string' },
    across: { type: 'boolean' },
    against: { type: 'string' },
    run: { type: 'string' },
    pairs: { type: 'string' },
  },
  async run(call) {
    const request = requestOf(call);
    const against = await againstOption(call);
    return withArchive(call, { instances: true }, async ({ engine, archive, opened, readable }) => {
      sayDataProblems(call, opened);
      const report = await stopOnSignal((signal) =>
        engine.duplicates(archive.id, request, against, { signal, progress: call.progress }),
      );
      return { document: report, text: textOf(report, call.width), readable };
    });
  },
};

function requestOf(call: Call): DuplicateRequest {
  return {
    of: partOf(call.options['of']),
    n: numberOption(call, 'n', defaultDuplicateOptions.n),
    threshold: numberOption(call, 'threshold', defaultDuplicateOptions.threshold),
    mostPairs: numberOption(call, 'pairs', defaultDuplicateOptions.mostPairs),
    scope: scopeOf(call),
    runs: listOption(call, 'run'),
  };
}

function partOf(given: string | boolean | undefined): ComparedPart {
  if (given === undefined) return defaultDuplicateOptions.of;
  if (given === 'instruction' || given === 'response' || given === 'both') return given;
  throw new AgoraError('bad-input', `--of takes instruction, response or both, not "${String(given)}".`);
}

function scopeOf({ options }: Call): DuplicateScope {
  const isAgainst = options['against'] !== undefined;
  if (options['across'] !== true) return isAgainst ? 'against' : 'within';
  if (!isAgainst) return 'across';
  throw new AgoraError('bad-input', '--across and --against are two questions.', { nextStep: 'Ask one at a time.' });
}

const percent = (share: number | null) => (share === null ? '–' : (100 * share).toFixed(2));
const whole = (count: number | null) => (count === null ? '–' : String(count));

function textOf(report: DuplicateReport, width: number): string {
  const right = (header: string) => ({ header, align: 'right' }) as const;
  const isWithin = report.request.scope === 'within';
  const columns = [
    { header: 'Run', align: 'left' } as const,
    right('Instances'),
    right('Exact (%)'),
    ...(isWithin
      ? [right('Near (%)'), right('Clusters'), right('Effective')]
      : [right(report.request.scope === 'across' ? 'In other runs (%)' : 'In those files (%)')]),
  ];
  const rows = report.runs.map(({ run, instances, exactShare, nearShare, clusters, effectiveNumber, sharedShare }) => [
    run,
    String(instances),
    percent(exactShare),
    ...(isWithin ? [percent(nearShare), whole(clusters), effectiveNumber?.toFixed(1) ?? '–'] : [percent(sharedShare)]),
  ]);
  const pairs = report.pairsComplete
    ? `${report.pairs.length} pairs`
    : `more than ${report.pairs.length} pairs, of which so many are listed in the document`;
  const problems = report.problems.map(({ path, message }) => `${path}: ${message}\n`).join('');
  return `${textTable(columns, rows, width)}\n${report.definition}\n${pairs}, ${report.clusters.length} clusters.\n${clustersText(report)}${problems}`;
}

function clustersText({ clusters, files }: DuplicateReport): string {
  const place = ({ file, ordinal }: TextPlace) => `${files[file]?.path ?? ''}:${ordinal}`;
  const lines = clusters.slice(0, shownClusters).map(({ exact, members }) => {
    const shown = members.slice(0, shownMembers).map(place).join(', ');
    const more = members.length > shownMembers ? ` and ${members.length - shownMembers} more` : '';
    return `  ${members.length} ${exact ? 'exact' : 'near'}: ${shown}${more}\n`;
  });
  const left =
    clusters.length > shownClusters
      ? `  and ${clusters.length - shownClusters} more clusters; --json lists them\n`
      : '';
  return lines.join('') + left;
}
