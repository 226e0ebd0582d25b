import { asAgoraError } from '../errors';
import type { ByteSource } from '../ports';
import { throwIfCancelled } from '../task';
import { outlineOf } from './json/outline';
import type { ArtifactKind, Batch, ConfigurationRow } from './kind';
import { archiveProblem } from './problemList';
import { openVectors } from './vectors/openVectors';
import { vectorColumns } from './vectors/tableFile';

async function* read(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Batch> {
  const { path } = source;
  try {
    const files = await openVectors(source, signal);
    if (typeof files === 'string')
      yield { table: 'problems', rows: [archiveProblem(path, null, 'broken-vectors', files)] };
    else
      yield {
        table: 'configuration',
        rows: files.flatMap(({ rows, dimensions, of, model }) => described({ rows, dimensions, of, model })),
      };
  } catch (error) {
    throwIfCancelled(signal);
    const { code, message } = asAgoraError(error);
    if (code !== 'bad-input') throw error;
    yield { table: 'problems', rows: [archiveProblem(path, null, 'broken-vectors', message)] };
  }
}

function described(facts: Readonly<Record<string, string | number | null>>): ConfigurationRow[] {
  const of = typeof facts['of'] === 'string' ? `${facts['of']}.` : '';
  return Object.entries(facts).flatMap(([key, value]) =>
    key === 'of' || value === null ? [] : [{ key: `vectors.${of}${key}`, value: JSON.stringify(value) }],
  );
}

/** Words for vectors in the name of a file or a column; a list of numbers may be many things. */
const named = /embed|vector|(?<![a-z])(emb|vec)(?![a-z])/i;

/** NumPy's `.npy`: an array of two dimensions, a row for each instance of a data file. Measured, and never stored. */
export const npyVectors: ArtifactKind = {
  id: 'npy-vectors',
  name: 'vectors of NumPy',
  recognisedBy: 'the mark `NUMPY` of a `.npy` file',
  provides: ['configuration'],
  role: 'other',
  sniff: (head) => (head.text.startsWith('\ufffdNUMPY') ? { confidence: 0.95, claims: {} } : null),
  read,
};

/** A Parquet or Arrow file with a column of lists of numbers: `instruction_embedding`, `response_vector`. */
export const vectorTable: ArtifactKind = {
  id: 'vector-table',
  name: 'table of vectors',
  recognisedBy: 'a column of lists of numbers named after vectors or embeddings',
  provides: ['configuration'],
  role: 'other',
  sniff(head) {
    const { shape, first } = outlineOf(head);
    if ((shape !== 'parquet' && shape !== 'arrow') || first === undefined) return null;
    const columns = vectorColumns(first);
    const isNamed = columns.some((column) => named.test(column)) || (columns.length > 0 && named.test(head.path));
    return isNamed ? { confidence: 0.6, claims: {} } : null;
  },
  read,
};
