import { outlineOf } from './json/outline';
import type { ArtifactKind } from './kind';
import { isFields } from './records/recordShape';

/** Fields beside `features` by which a description of a data set is told from anything else with features. */
const others = ['splits', 'builder_name', 'dataset_name', 'config_name', 'citation', 'homepage', 'dataset_size'];

function isDescription(keys: ReadonlySet<string>): boolean {
  return keys.has('features') && others.some((key) => keys.has(key));
}

/**
 * What Hugging Face keeps beside a data set's files: `dataset_info.json` and `state.json` in each folder that
 * `save_to_disk` wrote, `dataset_dict.json` above several, `dataset_infos.json` of older repositories. It fills no table:
 * the data are in the Arrow and Parquet files.
 */
export const datasetInfo: ArtifactKind = {
  id: 'dataset-info',
  name: 'description of a Hugging Face data set',
  recognisedBy: '`features` with `splits` or `builder_name`; `_data_files`, `_fingerprint`',
  provides: [],
  role: 'other',
  sniff(head) {
    const { shape, keys, first } = outlineOf(head);
    if (shape !== 'object') return null;
    const isState = keys.has('_data_files') && keys.has('_fingerprint');
    const [config] = isFields(first) ? Object.values(first) : [];
    const isByConfig = isFields(config) && isDescription(new Set(Object.keys(config)));
    const isDict = head.name === 'dataset_dict.json' && keys.size === 1 && keys.has('splits');
    return isDescription(keys) || isState || isByConfig || isDict ? { confidence: 0.95, claims: {} } : null;
  },
  async *read() {
    // Nothing: what it says of the data set is in the data files too.
  },
};
