/** A target as it is typed. */
import type { TargetDraft, TargetSettings } from '../../../electron/contract';
import { targetsText as text } from '../../text/targets';
import { typedNumber } from '../jobs/checkForm';

export const targetKinds = ['local', 'ssh', 'slurm'] as const;

/** Texts as typed; lists one a line. */
export interface TargetForm {
  readonly kind: TargetSettings['kind'];
  readonly name: string;
  /** Empty, for Slurm: this machine is a login node. */
  readonly host: string;
  readonly folder: string;
  readonly python: string;
  readonly setup: string;
  /** NAME=VALUE, one a line. */
  readonly environment: string;
  readonly partition: string;
  readonly account: string;
  readonly qos: string;
  readonly constraint: string;
  readonly gpuOption: 'gpus' | 'gres';
  readonly gpuType: string;
  readonly atOnce: string;
  readonly options: string;
}

export const firstTargetForm: TargetForm = {
  kind: 'ssh',
  name: '',
  host: '',
  folder: '',
  python: '',
  setup: '',
  environment: '',
  partition: '',
  account: '',
  qos: '',
  constraint: '',
  gpuOption: 'gres',
  gpuType: '',
  atOnce: '',
  options: '',
};

export function targetFormOf(settings: TargetSettings): TargetForm {
  const { kind, name, folder, python, setup, environment } = settings;
  const common = {
    ...firstTargetForm,
    kind,
    name,
    folder: folder ?? '',
    python,
    setup: setup.join('\n'),
    environment: Object.entries(environment)
      .map(([variable, value]) => `${variable}=${value}`)
      .join('\n'),
  };
  if (settings.kind === 'local') return common;
  if (settings.kind === 'ssh') return { ...common, host: settings.host };
  const { host, partition, account, qos, constraint, gpuOption, gpuType, atOnce, options } = settings;
  return {
    ...common,
    host: host ?? '',
    partition: partition ?? '',
    account: account ?? '',
    qos: qos ?? '',
    constraint: constraint ?? '',
    gpuOption,
    gpuType: gpuType ?? '',
    atOnce: atOnce === null ? '' : String(atOnce),
    options: options.join('\n'),
  };
}

/** What is missing or wrong stays so: `checkTargetForm` says it. */
export function targetDraftOf(form: TargetForm): TargetDraft {
  const common = {
    name: form.name.trim(),
    folder: orNull(form.folder),
    ...(form.python.trim() === '' ? {} : { python: form.python.trim() }),
    setup: linesOf(form.setup),
    environment: Object.fromEntries(linesOf(form.environment).flatMap((line) => variableOf(line) ?? [])),
  };
  if (form.kind === 'local') return { kind: 'local', ...common };
  if (form.kind === 'ssh') return { kind: 'ssh', ...common, host: form.host.trim() };
  return {
    kind: 'slurm',
    ...common,
    host: orNull(form.host),
    partition: orNull(form.partition),
    account: orNull(form.account),
    qos: orNull(form.qos),
    constraint: orNull(form.constraint),
    gpuOption: form.gpuOption,
    gpuType: orNull(form.gpuType),
    atOnce: typedNumber(form.atOnce),
    options: linesOf(form.options),
  };
}

export type TargetErrors = Partial<Record<keyof TargetForm, string>>;

/** Sentences by field. @param names Those that are taken. */
export function checkTargetForm(form: TargetForm, names: readonly string[]): TargetErrors {
  const errors: TargetErrors = {};
  const name = form.name.trim();
  if (!/^[a-z0-9][a-z0-9._-]{0,40}$/i.test(name)) errors.name = text.needsName;
  else if (names.includes(name)) errors.name = text.nameTaken;
  const host = form.host.trim();
  const isHost = /^[^\s-]\S*$/.test(host);
  if (form.kind === 'ssh' && !isHost) errors.host = text.needsHost;
  if (form.kind === 'slurm' && host !== '' && !isHost) errors.host = text.needsHost;
  if (linesOf(form.environment).some((line) => variableOf(line) === null)) errors.environment = text.needsVariables;
  if (form.kind === 'slurm') {
    const atOnce = typedNumber(form.atOnce);
    if (atOnce !== null && !(Number.isSafeInteger(atOnce) && atOnce >= 1)) errors.atOnce = text.needsCount;
    if (linesOf(form.options).some((line) => !/^--[a-z]/.test(line))) errors.options = text.needsOptions;
  }
  return errors;
}

function linesOf(typed: string): string[] {
  return typed.split('\n').filter((line) => line.trim() !== '');
}

function orNull(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim();
}

/** Null: the line is none. */
function variableOf(line: string): readonly [readonly [string, string]] | null {
  const [, name, value] = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line) ?? [];
  return name === undefined || value === undefined ? null : [[name, value]];
}
