/** The rubrics of a plan's aspect, out of the file or folder that the plan names. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AgoraError } from '../../../../analysis/errors';
import { places } from '../../../ports/places';
import { readTextFile } from '../../generate/prompts/readTextFile';
import { checkJudgePrompt } from './judgePrompt';
import { parseRubrics } from './parseRubrics';
import { namedRubric, type NamedRubric } from './prometheusRubrics';
import type { Aspect, UsedRubrics } from './rubric';
import type { RubricSet } from './rubricSetSchema';

/** Name of the set that ships. */
export const ownRubrics = 'agora';

/**
 * @param named `agora`, a file, or a folder of files in the form of Prometheus.
 * Throws `AgoraError` where there is nothing, where something in it is wrong, or where it has no rubric for the aspect.
 */
export async function chooseRubrics(
  named: string,
  aspect: Aspect,
  shipped = join(places().resources, 'rubrics'),
): Promise<UsedRubrics> {
  const own = await readSet(join(shipped, `${ownRubrics}.json`));
  const place = resolve(named);
  const isFolder = named !== ownRubrics && (await kindOfPlace(place)) === 'folder';
  const file = named === ownRubrics ? join(shipped, `${ownRubrics}.json`) : place;
  const rubrics = isFolder ? null : parseRubrics(await readFile(file, 'utf8'), file);
  if (rubrics?.form === 'set') return usedOf(rubrics.set, dirname(file), own, shipped, aspect, file);
  const given =
    rubrics === null ? await readFolder(place) : [namedRubric(basename(place).replace(/\.json$/i, ''), rubrics.rubric)];
  const fitting = given.filter((rubric) => rubric.aspect === null || rubric.aspect === aspect);
  const set: RubricSet = {
    agoraRubrics: 1,
    name: basename(place).replace(/\.json$/i, ''),
    version: 'prometheus',
    prompts: {},
    rubrics: fitting.map((rubric) => ({ ...rubric, aspect })),
  };
  return usedOf(set, place, own, shipped, aspect, place);
}

async function kindOfPlace(place: string): Promise<'file' | 'folder'> {
  const found = await stat(place).catch(() => null);
  if (found) return found.isDirectory() ? 'folder' : 'file';
  throw new AgoraError('not-found', `There are no rubrics at ${place}.`, {
    path: place,
    nextStep: `Name a file of rubrics, a folder of rubrics in the form of Prometheus, or "${ownRubrics}".`,
  });
}

async function readSet(path: string): Promise<RubricSet> {
  const parsed = parseRubrics(await readFile(path, 'utf8'), path);
  if (parsed.form === 'set') return parsed.set;
  throw new AgoraError('internal', 'The installation is incomplete: the rubrics that ship are missing.', { path });
}

async function readFolder(folder: string): Promise<NamedRubric[]> {
  const names = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith('.json')).sort();
  const found: NamedRubric[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const parsed = parseRubrics(await readFile(path, 'utf8'), path);
    if (parsed.form === 'set')
      throw new AgoraError('bad-input', `${path} is a set of rubrics; in a folder each file is one rubric.`, {
        path,
        nextStep: 'Name the file itself.',
      });
    found.push(namedRubric(name.replace(/\.json$/i, ''), parsed.rubric));
  }
  if (found.length > 0) return found;
  throw new AgoraError('not-found', `${folder} holds no rubric: none of its files ends in .json.`, { path: folder });
}

async function usedOf(
  set: RubricSet,
  folder: string,
  own: RubricSet,
  shipped: string,
  aspect: Aspect,
  path: string,
): Promise<UsedRubrics> {
  const rubrics = set.rubrics.flatMap(({ aspect: of, ...rubric }) => (of === aspect ? [rubric] : []));
  if (rubrics.length === 0)
    throw new AgoraError('bad-input', `${path} has no rubric of ${aspect}.`, { path, nextStep: 'Add one.' });
  const twice = rubrics.find(({ domain }, at) => rubrics.findIndex((other) => other.domain === domain) < at);
  if (twice)
    throw new AgoraError('bad-input', `${path} has two rubrics of ${aspect} for ${twice.domain ?? 'any domain'}.`, {
      path,
      nextStep: 'Leave one.',
    });
  const ownFile = set.prompts[aspect];
  const [from, file] =
    ownFile === undefined ? [shipped, own.prompts[aspect] ?? `${ownRubrics}-${aspect}.txt`] : [folder, ownFile];
  const system = (set.system === undefined ? own.system : set.system) ?? null;
  const template = await readTextFile(from, file);
  checkJudgePrompt(template, aspect, join(from, file));
  const hash = createHash('sha256')
    .update(JSON.stringify([aspect, system, template, rubrics]))
    .digest('hex');
  return { set: set.name, version: `${set.version}+${hash.slice(0, 12)}`, aspect, system, template, rubrics };
}
