/** A step of a kind that ships, written as it would be sent, in a folder of a test. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { kindCalled, loadKinds } from '../../../electron/jobs/steps/loadKinds';
import type { LoadedKind } from '../../../electron/jobs/steps/readKind';
import type { StepView } from '../../../electron/jobs/steps/stepView';
import { renderTemplate } from '../../../electron/jobs/steps/templates/renderTemplate';
import { temporaryFolder } from '../../electron/temporaryFolder';

export interface StepOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly role?: StepView['subject']['role'];
  readonly gpus?: number;
  /** The model's name or folder; null: training starts from nothing; absent: a student's folder, `needs/model`. */
  readonly model?: string | null;
}

export const instances = [
  { id: '0', instruction: 'How much is 1 + 1?', response: 'It is 2.' },
  { id: '1', instruction: 'Name a colour.\nOnly one.', response: 'Blue "or" green' },
];

/** All that ship, read once. */
const shipped = loadKinds(undefined, join(import.meta.dirname, 'no-own-kinds'));

/** The kind as it ships. */
export async function shippedKind(id: string): Promise<LoadedKind> {
  return kindCalled(id, await shipped);
}

/** The files of a step by name. */
export async function filesOfStep(id: string, options: StepOptions = {}): Promise<Map<string, string>> {
  const { kind, form, parsed } = await shippedKind(id);
  const view: StepView = {
    settings: form.check(id, { ...filesFor(form.schema.required), ...options.settings }),
    resources: { ...kind.resources, gpus: options.gpus ?? kind.resources.gpus },
    subject: { role: options.role ?? 'student', run: 'a-run', model: 'agora/student-of-a-run' },
    model: kind.takes.includes('model')
      ? { path: options.model === undefined ? 'needs/model' : options.model, isFolder: options.model === undefined }
      : null,
    data: kind.takes.includes('data') ? { path: 'inputs/data.jsonl', rows: instances.length } : null,
  };
  return new Map(parsed.map((template) => [template.name, renderTemplate(template, { ...view }).text]));
}

/** Settings without a default are files that the step is given, or folders on the target. */
function filesFor(required: readonly string[] | undefined): Record<string, string> {
  return Object.fromEntries((required ?? []).map((name) => [name, `inputs/${name}.jsonl`]));
}

/** Writes the step and what it is given: data, and an empty folder of a model. Gives the folder. */
export async function stepFolder(id: string, options: StepOptions = {}): Promise<string> {
  const folder = temporaryFolder();
  for (const [name, text] of await filesOfStep(id, options)) write(join(folder, name), text);
  write(join(folder, 'inputs/data.jsonl'), instances.map((each) => `${JSON.stringify(each)}\n`).join(''));
  mkdirSync(join(folder, 'needs/model'), { recursive: true });
  return folder;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
