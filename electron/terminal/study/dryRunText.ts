/** Exactly what would run: the files of the bundle that is sent, and what they are started by. */
import { bytesText } from '../../../analysis/figures/bytesText';
import { bundleFiles } from '../../jobs/far/writeBundle';
import { sbatchOptions } from '../../jobs/far/sbatchOptions';
import type { StepArray, StudyGraph } from '../../jobs/study/studyGraph';
import { quoteWord } from '../../jobs/targets/shellWords';
import type { TargetSettings } from '../../jobs/targets/targetSettings';

/** Longer files are named with their size; `--show STEP` prints them. */
const mostShown = 6000;

export function dryRunText(graph: StudyGraph, target: TargetSettings): string {
  const files = bundleFiles(graph, { token: 'TOKEN', settings: target, folder: '' });
  const firsts = new Set(graph.arrays.flatMap(({ steps }) => steps.slice(0, 1)));
  const isShown = (name: string) => {
    const [folder, step] = name.split('/');
    return name !== 'sums' && (folder !== 'steps' || firsts.has(step ?? ''));
  };
  const hidden = [...files.keys()].filter((name) => !isShown(name) && name !== 'sums').length;
  return [
    target.kind === 'slurm' ? slurmText(graph, target) : plainText(graph),
    'What is sent, with the first step of each array\n',
    ...[...files].filter(([name]) => isShown(name)).map(([name, text]) => fileText(name, text)),
    `And ${String(hidden)} files of the other steps, which differ in their data and models; --show STEP prints them.\n`,
  ].join('\n');
}

function slurmText(graph: StudyGraph, target: Extract<TargetSettings, { kind: 'slurm' }>): string {
  const indices = new Map(graph.steps.map(({ id, index }) => [id, index]));
  const lines = graph.arrays.map((array) =>
    commandOf(array, rangesOf(array.steps.flatMap((id) => indices.get(id) ?? [])), target),
  );
  return `What is submitted, an array each; ids of jobs take the place of the names in --dependency\n\n${lines.join('\n')}\n`;
}

function commandOf(
  { id, after, resources }: StepArray,
  range: string,
  target: Extract<TargetSettings, { kind: 'slurm' }>,
): string {
  const limit = target.atOnce === null ? '' : `%${String(target.atOnce)}`;
  const waits = after.map(({ array, how }) => `${how === 'element' ? 'aftercorr' : 'afterok'}:${array}`);
  const words = [
    `--array=${range}${limit}`,
    '--requeue',
    ...sbatchOptions(target, resources),
    ...(waits.length > 0 ? [`--dependency=${waits.join(',')}`, '--kill-on-invalid-dep=yes'] : []),
  ];
  return `${id}\n  sbatch ${words.map(quoteWord).join(' ')}`;
}

/** Indices in their order as `sbatch` takes them: `0-17,36`. */
function rangesOf(indices: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const index of indices) {
    const range = ranges.at(-1);
    if (range !== undefined && index === range[1] + 1) range[1] = index;
    else ranges.push([index, index]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${String(first)}-${String(last)}`)).join(',');
}

function plainText({ steps }: StudyGraph): string {
  const ids = steps.filter(({ exists }) => exists === null).map(({ id }) => id);
  const lines = ids.map((id, index) => `${String(index + 1).padStart(4)}  sh run.sh in steps/${id}`);
  return `What is run, one after the other\n\n${lines.join('\n')}\n`;
}

function fileText(name: string, text: string): string {
  const shown = text.length > mostShown ? `(${bytesText(Buffer.byteLength(text))})\n` : text;
  return `─── ${name}\n${shown === '' || shown.endsWith('\n') ? shown : `${shown}\n`}`;
}
