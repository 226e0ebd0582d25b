import type { OpenResult } from '../../analysis/results';
import { coverageText } from './coverageText';
import { problemLine } from './problemLine';
import { withArchive } from './session';
import { textTable } from './textTable';
import type { Verb } from './verb';

/** `agora open PATH` */
export const openVerb: Verb = {
  name: 'open',
  words: ['PATH'],
  summary: 'Reads an archive and says what is in it and what could not be read.',
  help: `
Prints the files with their kind, the runs, the evaluations, which cells of generator × method × domain are filled, and
every problem with file, line and reason.
JSON: {archive, artifacts, runs, evaluations, coverage, problems}.`,
  options: {},
  run: (call) =>
    withArchive(call, { instances: true }, ({ opened, readable }) =>
      Promise.resolve({ document: opened, text: openedAsText(opened, call.width), readable }),
    ),
};

function openedAsText(opened: OpenResult, width: number): string {
  const { archive, artifacts, runs, evaluations, coverage, problems } = opened;
  const known = artifacts.filter(({ kind }) => kind !== null);
  const parts = [`${archive.name}: ${String(known.length)} of ${String(artifacts.length)} files recognised\n`];
  if (known.length > 0) {
    const rows = known.map(({ path, kind, rows, run }) => [path, kind ?? '', String(rows ?? '–'), run ?? '–']);
    parts.push(textTable([left('File'), left('Kind'), right('Rows'), left('Run')], rows));
  }
  if (runs.length > 0) {
    const rows = runs.map((run) => [run.id, String(run.instances ?? '–'), run.inferred.join(', ') || '–']);
    parts.push(textTable([left('Run'), right('Instances'), left('Inferred')], rows));
  }
  if (evaluations.length > 0) parts.push(`${String(evaluations.length)} evaluation scores\n`);
  if (known.length > 0) parts.push(coverageText(coverage, width));
  if (problems.length > 0) parts.push(problems.map(problemLine).join(''));
  return parts.join('\n');
}

const left = (header: string) => ({ header, align: 'left' }) as const;
const right = (header: string) => ({ header, align: 'right' }) as const;
