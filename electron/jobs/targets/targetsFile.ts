/** The targets that the user has described: `targets.json` in the app's data folder. This machine is always among them. */
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import type { Problem } from '../../../analysis/problem';
import { z } from '../../../analysis/schema';
import { appDataFolder } from '../../ports/derivedFolder';
import { systemCode } from '../../ports/listingProblems';
import { writeAtomically } from '../../ports/writeAtomically';
import { here } from './builtIn';
import { targetSettingsSchema, type TargetDraft, type TargetSettings } from './targetSettings';

export interface TargetList {
  /** This machine first, then in the file's order. */
  readonly targets: readonly TargetSettings[];
  /** Entries that will not do; the others can be used. */
  readonly problems: readonly Problem[];
}

const fileSchema = z.strictObject({ targets: z.array(z.unknown()) });
const nameOnly = z.object({ name: z.string() });

export function targetsFile(dataFolder = appDataFolder()): string {
  return join(dataFolder, 'targets.json');
}

/** Reads the file, which may be missing. What is wrong in it is a problem by name and key. */
export async function readTargets(file = targetsFile()): Promise<TargetList> {
  const { entries, problems } = await entriesOf(file);
  const found: TargetSettings[] = [];
  for (const [index, entry] of entries.entries()) {
    const checked = checkedEntry(entry, index, found);
    if (typeof checked === 'string') problems.push(problem(checked));
    else found.push(checked);
  }
  const ofHere = found.find(({ name }) => name === here) ?? targetSettingsSchema.parse({ kind: 'local', name: here });
  return { targets: [ofHere, ...found.filter(({ name }) => name !== here)], problems };
}

/** Throws `AgoraError('not-found')`; names those that there are, or says what is wrong with the entry. */
export async function targetNamed(name: string, file = targetsFile()): Promise<TargetSettings> {
  const { targets, problems } = await readTargets(file);
  const found = targets.find((target) => target.name === name);
  if (found !== undefined) return found;
  const why = problems.find(({ message }) => message.includes(JSON.stringify(name)))?.message;
  const names = targets.map((target) => target.name).join(', ');
  throw new AgoraError('not-found', why ?? `There is no target "${name}".`, {
    value: name,
    path: file,
    nextStep: `Choose from ${names}, or add it: agora targets add ${name} --help`,
  });
}

/** Checks a description, as a form or the terminal gives it. Throws `AgoraError('bad-input')` that names the key. */
export function checkTarget(draft: TargetDraft | Readonly<Record<string, unknown>>): TargetSettings {
  const { success, data, error } = targetSettingsSchema.safeParse(draft);
  const why = success ? whyNotHere(data) : whyNot(error);
  if (!success || why !== null)
    throw new AgoraError('bad-input', `The target will not do: ${why ?? ''}`, {
      nextStep: '"agora targets --help" lists the keys.',
    });
  return data;
}

/**
 * Writes a description under its name, in place of one that had it. Everything else in the file stays, also what cannot
 * be read. Throws `AgoraError('bad-input')` where the file as a whole cannot.
 */
export async function saveTarget(draft: TargetDraft, file = targetsFile()): Promise<TargetSettings> {
  const target = checkTarget(draft);
  const entries = await writableEntries(file);
  const index = entries.findIndex((entry) => nameOf(entry) === target.name);
  if (index < 0) entries.push(draft);
  else entries[index] = draft;
  await write(file, entries);
  return target;
}

/** Throws `AgoraError('not-found')` where there is none of that name in the file. */
export async function removeTarget(name: string, file = targetsFile()): Promise<void> {
  const entries = await writableEntries(file);
  const left = entries.filter((entry) => nameOf(entry) !== name);
  if (left.length === entries.length) {
    const isHere = name === here;
    throw new AgoraError(
      'not-found',
      isHere ? 'This machine is always a target.' : `There is no target "${name}" in the file.`,
      { value: name, path: file },
    );
  }
  await write(file, left);
}

async function write(file: string, targets: readonly unknown[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeAtomically(file, `${JSON.stringify({ targets }, null, 2)}\n`);
}

async function entriesOf(file: string): Promise<{ entries: readonly unknown[]; problems: Problem[] }> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { entries: [], problems: [] };
    const why = error instanceof Error ? error.message : String(error);
    return { entries: [], problems: [problem(`The file cannot be read: ${why}`)] };
  }
  const { success, data, error } = fileSchema.safeParse(content);
  return success
    ? { entries: data.targets, problems: [] }
    : { entries: [], problems: [problem(`The file is not {"targets": […]}: ${whyNot(error)}`)] };
}

async function writableEntries(file: string): Promise<unknown[]> {
  const { entries, problems } = await entriesOf(file);
  const [first] = problems;
  if (first === undefined) return [...entries];
  throw new AgoraError('bad-input', first.message, { path: file, nextStep: 'Mend the file, or move it away.' });
}

/** The settings, or what is wrong. */
function checkedEntry(entry: unknown, index: number, before: readonly TargetSettings[]): TargetSettings | string {
  const name = nameOf(entry);
  const who = name === null ? `Target ${index + 1}` : `The target ${JSON.stringify(name)}`;
  const { success, data, error } = targetSettingsSchema.safeParse(entry);
  if (!success) return `${who} cannot be used: ${whyNot(error)}`;
  const why = whyNotHere(data);
  if (why !== null) return `${who} cannot be used: ${why}`;
  return before.some((other) => other.name === name) ? `${who} is there twice; the first counts.` : data;
}

function whyNotHere({ name, kind }: TargetSettings): string | null {
  return name === here && kind !== 'local' ? 'the name is that of this machine.' : null;
}

function nameOf(entry: unknown): string | null {
  const { success, data } = nameOnly.safeParse(entry);
  return success ? data.name : null;
}

/** Each fault with its key, such as `host: …`. */
function whyNot({ issues }: z.ZodError): string {
  const each = issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `it has no key ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
    if (issue.code === 'invalid_union') return 'kind is one of local, ssh, slurm';
    if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
      return `${issue.path.join('.')} is missing`;
    return `${issue.path.length === 0 ? '' : `${issue.path.join('.')}: `}${issue.message}`;
  });
  return `${each.join('; ')}.`.replace(/\.\.$/, '.');
}

function problem(message: string): Problem {
  return { path: 'targets.json', line: null, severity: 'fault', code: 'bad-target', message };
}
