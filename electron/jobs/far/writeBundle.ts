/**
 * What is sent of a launch, as files: exactly what a dry run shows. Nothing secret stands in it.
 *
 *     job.json          what it is, for who finds the folder
 *     order             ids of steps, each after those that it needs
 *     environment.sh    of every step; setup.sh: the target's lines before each
 *     steps.tsv         for Slurm: step, array, index, needs
 *     arrays/ID.options for Slurm: options of sbatch; ID.atOnce: elements at once
 *     steps/ID/         run.sh and its other files
 *     steps/ID/.agora/  needs, links, pulls, secrets (names), environment.sh
 *     sums              SHA-256 of all of these
 */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import type { PlannedStep, StudyGraph } from '../study/studyGraph';
import { quoteWord } from '../targets/shellWords';
import type { TargetSettings } from '../targets/targetSettings';
import { pullExpression } from './pullPattern';
import { sbatchOptions, type SlurmSettings } from './sbatchOptions';

export interface BundleOptions {
  readonly token: string;
  readonly settings: TargetSettings;
  /** Here; emptied first. */
  readonly folder: string;
  /** Between TERM and KILL, when a step is cancelled. */
  readonly graceSeconds?: number;
}

/** Writes the steps that are to be done. Throws `AgoraError('bad-input')` where a name cannot be one of a folder there. */
export async function writeBundle(graph: StudyGraph, options: BundleOptions): Promise<void> {
  const files = bundleFiles(graph, options);
  const { folder } = options;
  await rm(folder, { recursive: true, force: true });
  for (const [name, text] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

/** Names and texts of all files of the bundle, in their order; `sums` is the last. */
export function bundleFiles(graph: StudyGraph, { token, settings, graceSeconds }: BundleOptions): Map<string, string> {
  const steps = stepsToDo(graph);
  for (const { id, array } of steps) for (const name of [id, array]) checkName(name);
  const job = { agora: 1, token, name: graph.name, target: settings.name, steps: steps.length };
  const files = new Map([
    ['job.json', `${JSON.stringify(job, null, 2)}\n`],
    ['order', lines(steps.map(({ id }) => id))],
    ['environment.sh', environment({ AGORA_PYTHON: settings.python, ...settings.environment })],
    ...(settings.setup.length === 0 ? [] : ([['setup.sh', setup(settings.setup)]] as const)),
    ...(graceSeconds === undefined ? [] : ([['grace', `${String(graceSeconds)}\n`]] as const)),
    ...(settings.kind === 'slurm' ? slurmFiles(graph, steps, settings) : []),
    ...steps.flatMap(stepFiles),
  ]);
  const sums = [...files].map(([name, text]) => `${sha256(text)}  ${name}`);
  return files.set('sums', lines(sums));
}

function stepsToDo({ steps }: StudyGraph): readonly PlannedStep[] {
  return steps.filter(({ exists }) => exists === null);
}

function stepFiles({ id, files, needs, links, secrets, pulls, resources }: PlannedStep): [string, string][] {
  const linkLines = links.map((link) => {
    if ('data' in link) return `${link.name}\tdata\t${link.data}`;
    if ('step' in link) return `${link.name}\tstep\t${link.step}/${link.path}`;
    return `${link.name}\tfar\t${link.farPath}`;
  });
  return [
    ...files.map(({ name, text }): [string, string] => [`steps/${id}/${name}`, text]),
    [`steps/${id}/.agora/needs`, lines(needs)],
    [`steps/${id}/.agora/links`, lines(linkLines)],
    [`steps/${id}/.agora/secrets`, lines(secrets)],
    [`steps/${id}/.agora/seconds`, `${String(Math.ceil(resources.hours * 3600))}\n`],
    [`steps/${id}/.agora/pulls`, lines((pulls.length === 0 ? ['!**'] : pulls).map(pullExpression))],
    [
      `steps/${id}/.agora/environment.sh`,
      environment({ AGORA_CPUS: String(resources.cpus), AGORA_GPUS: String(resources.gpus) }),
    ],
  ];
}

function slurmFiles(graph: StudyGraph, steps: readonly PlannedStep[], settings: SlurmSettings): [string, string][] {
  const used = new Set(steps.map(({ array }) => array));
  const { atOnce } = settings;
  return [
    ['steps.tsv', lines(steps.map(({ id, array, index, needs }) => [id, array, index, needs.join(' ')].join('\t')))],
    ...graph.arrays
      .filter(({ id }) => used.has(id))
      .flatMap(({ id, resources }): [string, string][] => [
        [`arrays/${id}.options`, lines(sbatchOptions(settings, resources))],
        ...(atOnce === null ? [] : ([[`arrays/${id}.atOnce`, `${String(atOnce)}\n`]] satisfies [string, string][])),
      ]),
  ];
}

function environment(values: Readonly<Record<string, string>>): string {
  return lines(Object.entries(values).map(([name, value]) => `export ${name}=${quoteWord(value)}`));
}

/** Each line is one command; what fails is named. `command` keeps a shell from ending at a missing file by itself. */
function setup(commands: readonly string[]): string {
  return lines([
    'agora_setup() {',
    '  command eval "$1" && return',
    '  echo "agora: The line \\"$1\\" of the target\'s setup failed. Mend it in the target\'s settings, then start again." >&2',
    '  exit 78',
    '}',
    ...commands.map((command) => `agora_setup ${quoteWord(command)}`),
  ]);
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Names are parts of paths and words of a shell there. */
function checkName(name: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9._+@:~-]{0,199}$/.test(name)) return;
  throw new AgoraError('bad-input', `"${name}" cannot be the name of a step's folder.`, {
    value: name,
    nextStep: 'Use letters, digits, ".", "_" and "-" in names of runs and kinds.',
  });
}
