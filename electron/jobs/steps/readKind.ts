/** One kind of step, read from its folder and checked as far as it can be without values. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AgoraError, asAgoraError } from '../../../analysis/errors';
import { places } from '../../ports/places';
import { settingsForm, type SettingsForm } from './settings';
import { stepKindSchema, type StepKind, type StepKindFile } from './stepKind';
import { viewShape } from './stepView';
import { checkNames, namesIn } from './templates/checkNames';
import { checkJsonPlaces } from './templates/jsonPlaces';
import { checkShellPlaces } from './templates/shellPlaces';
import { parseTemplate, type Template } from './templates/template';

/** A kind with what its files hold: enough to make steps of it. */
export interface LoadedKind {
  readonly kind: StepKind;
  readonly form: SettingsForm;
  readonly parsed: readonly Template[];
}

/** The folder of templates that several kinds name. */
export const sharedFolder = 'shared';

/**
 * Throws `AgoraError('bad-input')` with the file, and where possible the key or line, of what will not do.
 * @param shared Where the templates lie that several kinds name.
 */
export async function readKind(
  folder: string,
  isOwn: boolean,
  shared = join(places().resources, 'steps', sharedFolder),
): Promise<LoadedKind> {
  const names = await filesIn(folder);
  const bytes = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
  const file = parseKindFile(folder, bytes.get('kind.json'));
  const path = join(folder, 'kind.json');
  if (file.id !== basename(folder))
    throw unfit(path, `id: it is "${file.id}" in a folder called "${basename(folder)}"; both are the same.`);
  const form = inFile(path, () => settingsForm(file.settings));
  for (const { name } of file.templates.filter((each) => each.shared)) {
    if (bytes.has(name)) throw unfit(path, `templates: "${name}" is shared, and in its folder too.`);
    const text = await readFile(join(shared, name)).catch(() => null);
    if (text) bytes.set(name, text);
  }
  const parsed = file.templates.map(({ name, as, shared: isShared }) => {
    const text = bytes.get(name);
    if (!text) throw unfit(path, `templates: there is no file "${name}" in ${isShared ? shared : 'its folder'}.`);
    return inFile(join(isShared ? shared : folder, name), () => parseTemplate(name, as, text.toString('utf8')));
  });
  checkTemplates(folder, file, parsed);
  return { kind: { ...file, folder, version: versionOf(bytes), isOwn }, form, parsed };
}

function parseKindFile(folder: string, bytes: Buffer | undefined): StepKindFile {
  const path = join(folder, 'kind.json');
  if (!bytes) throw unfit(folder, 'There is no kind.json in it.');
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw unfit(path, `It is no JSON: ${cause instanceof Error ? cause.message : ''}.`);
  }
  const parsed = stepKindSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    ({ path: key, message }) => `${key.map(String).join('.') || 'the file'}: ${message}`,
  );
  throw unfit(path, `${lines.join('; ')}.`);
}

function checkTemplates(folder: string, file: StepKindFile, templates: readonly Template[]): void {
  const path = join(folder, 'kind.json');
  if (!file.templates.some(({ name }) => name === 'run.sh'))
    throw unfit(path, 'templates: "run.sh" is missing, which is what runs.');
  if (new Set(file.templates.map(({ name }) => name)).size < file.templates.length)
    throw unfit(path, 'templates: one name stands twice.');
  const shape = viewShape(file);
  for (const template of templates)
    inFile(join(folder, template.name), () => {
      checkNames(template, shape);
      if (template.as === 'shell') checkShellPlaces(template);
      if (template.as === 'json') checkJsonPlaces(template);
    });
  const used = new Set(templates.flatMap(({ nodes }) => namesIn(nodes)));
  const names = Object.keys(settingsForm(file.settings).schema.properties);
  const unused = names.filter((name) => !isUsed(name, used) && !(name === 'model' && file.takes.includes('model')));
  if (unused.length > 0)
    throw unfit(path, `settings: no template uses ${unused.join(', ')}; a setting without effect is not taken.`);
}

function isUsed(setting: string, names: ReadonlySet<string>): boolean {
  const name = `settings.${setting}`;
  return names.has('settings') || [...names].some((each) => each === name || each.startsWith(`${name}.`));
}

/** Names relative to the folder, folders within it included, sorted. */
async function filesIn(folder: string, within = ''): Promise<string[]> {
  const entries = await readdir(join(folder, within), { withFileTypes: true }).catch((cause: unknown) => {
    throw new AgoraError('bad-input', `${folder} cannot be read.`, { path: folder }, { cause });
  });
  const names = await Promise.all(
    entries.map(async (entry) => {
      const name = within === '' ? entry.name : `${within}/${entry.name}`;
      return entry.isDirectory() ? await filesIn(folder, name) : [name];
    }),
  );
  return names.flat().sort();
}

/** SHA-256 over names and bytes. What only explains is not part of it, nor what editors and systems leave. */
function versionOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (name === 'README.md' || /(^|\/)(\.|__pycache__\/)|~$/.test(name)) continue;
    hash.update(`${name}\0${String(bytes.length)}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** What is thrown within is said of this file. */
function inFile<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, message, context } = asAgoraError(error);
    throw new AgoraError(code, message, { ...context, path }, { cause: error });
  }
}

function unfit(path: string, message: string): AgoraError {
  return new AgoraError('bad-input', `${basename(path)}: ${message}`, {
    path,
    nextStep: 'resources/steps/README.md says how a kind of step is written.',
  });
}
