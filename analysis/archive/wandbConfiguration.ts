import type { ArtifactKind, ConfigurationRow } from './kind';
import { flattenEntries, readConfiguration } from './readConfiguration';
import type { Mapping } from './readConfiguration';
import { z } from '../schema';
import { claimsOfWandb } from './wandbRun';
import { yamlKeys } from './yaml';

const entrySchema = z.object({ value: z.unknown() });

/** Each key holds an object with its value; `wandb_version` and the tool's own `_wandb` say nothing of the run. */
function rowsOf(mapping: Mapping): ConfigurationRow[] {
  return Object.entries(mapping).flatMap(([key, entry]) => {
    if (key === 'wandb_version' || key === '_wandb') return [];
    const parsed = entrySchema.safeParse(entry);
    return flattenEntries(parsed.success ? parsed.data.value : entry, key);
  });
}

/** `config.yaml` of a Weights & Biases run: `{key: {desc, value}}`. */
export const wandbConfiguration: ArtifactKind = {
  id: 'wandb-configuration',
  name: 'Weights & Biases configuration',
  recognisedBy: '`wandb_version` or `_wandb` as YAML, keys with `value`',
  provides: ['configuration'],
  role: 'training',
  sniff(head) {
    const keys = yamlKeys(head);
    if (!keys.has('wandb_version') && !keys.has('_wandb')) return null;
    return { confidence: 0.95, claims: claimsOfWandb(head.path) };
  },
  read: (source, signal) =>
    readConfiguration(source, signal, (mapping) => [{ table: 'configuration', rows: rowsOf(mapping) }]),
};
