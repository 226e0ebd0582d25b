import type { ContaminationReport, ContaminationRequest, InstanceMatch } from '../../analysis/contaminationResults';
import type { Engine } from '../../analysis/engine';
import { AgoraError } from '../../analysis/errors';
import { defaultContaminationOptions } from '../../analysis/metrics/contamination/contaminationOptions';
import { sayDataProblems } from './dataProblems';
import { stopOnSignal } from '../ports/stopOnSignal';
import { againstOption } from './againstOption';
import { listOption, numberOption } from './numberOption';
import { withArchive } from './session';
import { textTable } from './textTable';
import type { Call, Verb } from './verb';

const shownMatches = 10;
const shownCharacters = 160;
const usual = defaultContaminationOptions;

/** `agora contamination PATH --against FILE…` */
export const contaminationVerb: Verb = {
  name: 'contamination',
  words: ['PATH'],
  filesOption: 'against',
  summary: 'Looks for the items of test sets (GSM8K, MATH, HumanEval, MBPP, any records) in the instances.',
  help: `
  --against FILE…     the test sets, parted by spaces or commas: JSON lines, JSON, CSV, Parquet or Arrow, packed or not; a
                      folder is one test set
  --fields NAME,NAME  fields whose texts make an item; without it the first of question, problem, prompt, instruction, text, …
  --n N               words in a run (${usual.n})
  --shortest N        items of fewer words than a run but at least so many count where all of them occur in a row (${usual.shortest})
  --template N        runs in more items than this are a template's and do not count (${usual.templateItems})
  --run ID,ID         these runs, a file of no run by its path; without it all that have instances
  --matches N         matches that the document lists (${usual.mostMatches}); shares are complete all the same
Words are compared in lower case and Unicode form NFKC; punctuation and space are ignored.
JSON: {request, definition, sets: [{name, fields, items, usable, touched, touchedShare}], runs: [{run, instances, contaminated,
contaminatedShare, touched: [one a set]}], matches: [{run, path, ordinal, part, item, coverage, longestRun, inText: [start,
end], inItem: [start, end]}], matchesFound, items: [{set, path, line, text}], problems}; "item" is a place in items, "set" one in
sets; starts and ends count UTF-16 units.`,
  options: {
    against: { type: 'string' },
    fields: { type: 'string' },
    n: { type: 'string' },
    shortest: { type: 'string' },
    template: { type: 'string' },
    run: { type: 'string' },
    matches: { type: 'string' },
  },
  async run(call) {
    const testSets = await againstOption(call);
    if (testSets.length === 0)
      throw new AgoraError('bad-input', 'Usage: agora contamination PATH --against FILE… [options]');
    const request = requestOf(call);
    return withArchive(call, { instances: true }, async ({ engine, archive, opened, readable }) => {
      sayDataProblems(call, opened);
      const report = await stopOnSignal((signal) =>
        engine.contamination(archive.id, request, testSets, { signal, progress: call.progress }),
      );
      const text = `${tablesOf(report, call.width)}${await evidenceText(engine, archive.id, report)}`;
      return { document: report, text, readable };
    });
  },
};

function requestOf(call: Call): ContaminationRequest {
  return {
    n: numberOption(call, 'n', usual.n),
    shortest: numberOption(call, 'shortest', usual.shortest),
    templateItems: numberOption(call, 'template', usual.templateItems),
    mostMatches: numberOption(call, 'matches', usual.mostMatches),
    fields: listOption(call, 'fields'),
    runs: listOption(call, 'run'),
  };
}

const percent = (share: number | null) => (share === null ? '–' : (100 * share).toFixed(2));
const left = (header: string) => ({ header, align: 'left' }) as const;
const right = (header: string) => ({ header, align: 'right' }) as const;

function tablesOf({ sets, runs, definition, problems }: ContaminationReport, width: number): string {
  const ofSets = textTable(
    [left('Test set'), left('Fields'), right('Items'), right('Usable'), right('Found'), right('Found (%)')],
    sets.map(({ name, fields, items, usable, touched, touchedShare }) => [
      name,
      fields.join(', '),
      ...[items, usable, touched].map(String),
      percent(touchedShare),
    ]),
    width,
  );
  const ofRuns = textTable(
    [
      left('Run'),
      right('Instances'),
      right('Contaminated'),
      right('Share (%)'),
      ...sets.map(({ name }) => right(`Items of ${name}`)),
    ],
    runs.map(({ run, instances, contaminated, contaminatedShare, touched }) => [
      run,
      String(instances),
      String(contaminated),
      percent(contaminatedShare),
      ...touched.map(String),
    ]),
    width,
  );
  const listed = problems.map(({ path, message }) => `${path}: ${message}\n`).join('');
  return `${ofSets}\n${ofRuns}\n${definition}\n${listed}`;
}

/** The longest of the matches, the instance above the item. */
async function evidenceText(engine: Engine, archiveId: string, report: ContaminationReport): Promise<string> {
  const longest = [...report.matches].sort((a, b) => b.longestRun - a.longestRun).slice(0, shownMatches);
  const parts: string[] = [];
  for (const match of longest) parts.push(await matchText(engine, archiveId, report, match));
  const more = report.matchesFound - longest.length;
  return parts.join('') + (more > 0 ? `\nand ${more} more; --json lists up to ${report.request.mostMatches}\n` : '');
}

async function matchText(
  engine: Engine,
  archiveId: string,
  { items, sets }: ContaminationReport,
  { path, ordinal, part, item, coverage, longestRun, inText, inItem }: InstanceMatch,
): Promise<string> {
  const instance = await engine.instance(archiveId, path, ordinal);
  const known = items[item];
  const found = sets[known?.set ?? 0]?.name ?? '';
  return [
    `\n${path}:${ordinal} ${part}, ${longestRun} words in a row, ${(100 * coverage).toFixed(0)} % of ${found}:${known?.line ?? ''}\n`,
    `  data  ${excerpt(instance[part], inText)}\n`,
    `  test  ${excerpt(known?.text ?? '', inItem)}\n`,
  ].join('');
}

function excerpt(text: string, [start, end]: readonly [number, number]): string {
  const shown = text.slice(start, Math.min(end, start + shownCharacters)).replace(/\s+/g, ' ');
  return `${start > 0 ? '…' : ''}${shown}${end < text.length || end > start + shownCharacters ? '…' : ''}`;
}
