import { outlineOf } from './json/outline';
import type { ArtifactKind } from './kind';
import { indexFields, indexOf } from './measures/indexOf';
import { recordNumbers } from './measures/recordNumbers';
import { claimsOfGenerated } from './records/generatedClaims';
import { isFields } from './records/recordShape';

/** What tables of scores, logs of training and files of instances have, and a file of measures has not. */
const others =
  /^(?:benchmark|task|metric|role|step|epoch|instruction|response|prompt|output|completion|messages|conversations|preference)$/i;

/**
 * Measures of instances in a file of their own: records of an index and numbers, and no texts. They are read when a run's
 * metrics are asked for (`readNumbers`), and belong to the instances of the run that the file's name or folder says.
 */
export const instanceMeasures: ArtifactKind = {
  id: 'instance-measures',
  name: 'measures of instances',
  recognisedBy: 'records of `index`, `idx` or `id` and numbers, and nothing else',
  provides: [],
  role: 'other',
  sniff(head) {
    const { shape, keys, first } = outlineOf(head);
    if (shape === 'none' || shape === 'object' || !isFields(first)) return null;
    const names = [...keys];
    if (!indexFields.some((field) => keys.has(field)) || names.some((name) => others.test(name))) return null;
    if (indexOf(first) === null) return null;
    // Every field but the index is a number, or groups of numbers.
    const rest = names.filter((name) => !indexFields.some((field) => field === name));
    const isTable = shape === 'csv';
    const holds = (name: string) => recordNumbers({ [name]: first[name] }, isTable).length > 0 || isEmpty(first[name]);
    const numbers = recordNumbers(first, isTable);
    if (numbers.length === 0 || !rest.every(holds)) return null;
    return { confidence: 0.7, claims: claimsOfGenerated(head.path, undefined) };
  },
  // eslint-disable-next-line @typescript-eslint/require-await -- the interface is asynchronous, nothing is read
  async *read() {
    return;
  },
};

function isEmpty(value: unknown): boolean {
  return value === null || value === '';
}
