/** A target as the terminal's options describe it. */
import { AgoraError } from '../../../analysis/errors';
import { checkTarget } from '../../jobs/targets/targetsFile';
import type { TargetSettings } from '../../jobs/targets/targetSettings';
import type { Call } from '../verb';

export const draftOptions = {
  kind: { type: 'string' },
  host: { type: 'string' },
  folder: { type: 'string' },
  python: { type: 'string' },
  setup: { type: 'string' },
  partition: { type: 'string' },
  account: { type: 'string' },
  qos: { type: 'string' },
  settings: { type: 'string' },
} as const;

/** Options that are keys of the same name; `setup` is one line, further ones are given by `settings`. */
const plain = ['host', 'folder', 'python', 'partition', 'account', 'qos'] as const;

/** Throws `AgoraError('bad-input')` that names the key which will not do. */
export function draftOfOptions(name: string, { options }: Call): TargetSettings {
  const given: Record<string, unknown> = {};
  for (const key of plain) if (typeof options[key] === 'string') given[key] = options[key];
  const setup = typeof options['setup'] === 'string' ? { setup: [options['setup']] } : {};
  const kind = typeof options['kind'] === 'string' ? options['kind'] : 'ssh';
  return checkTarget({ kind, name, ...given, ...setup, ...further(options['settings']) });
}

function further(text: string | boolean | undefined): Record<string, unknown> {
  if (typeof text !== 'string') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Said below.
  }
  throw new AgoraError('bad-input', `--settings ${text} is not a JSON object.`, {
    value: text,
    nextStep: `Such as '{"setup": ["module load cuda", ". venv/bin/activate"], "environment": {"HF_HOME": "/scratch/hf"}}'.`,
  });
}
