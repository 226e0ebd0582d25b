import type { ArtifactKind } from './kind';

/** The YAML between two lines of dashes at the start of a text. */
const frontMatter = /^---[ \t]*\r?\n(?<yaml>[\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
/** Keys that only the card of a data set has, not that of a model or a page of a site. */
const ownKey = /^(dataset_info|configs|task_categories|size_categories|pretty_name|annotations_creators)[ \t]*:/m;

/** A Hugging Face data set's `README.md`: Markdown whose front matter describes the data files. It fills no table. */
export const datasetCard: ArtifactKind = {
  id: 'dataset-card',
  name: 'card of a Hugging Face data set',
  recognisedBy: 'front matter with `dataset_info` or `configs`',
  provides: [],
  role: 'other',
  sniff(head) {
    const yaml = frontMatter.exec(head.text)?.groups?.['yaml'];
    return yaml !== undefined && ownKey.test(yaml) ? { confidence: 0.9, claims: {} } : null;
  },
  async *read() {
    // Nothing: what it says of the data set is in the data files too.
  },
};
