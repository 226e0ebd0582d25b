/** Which vectors that the user supplies belong to which run, text and model. */
import { openVectors } from '../../archive/vectors/openVectors';
import type { VectorFile } from '../../archive/vectors/vectorFile';
import { modelOfName, textOfName } from '../../archive/vectors/vectorName';
import { AgoraError } from '../../errors';
import { embeddedTexts, type EmbeddedText } from '../../metrics/embeddingDiversity/embeddedText';
import { embeddingModel } from '../../metrics/embeddingDiversity/embeddingModels';
import {
  suppliedModel,
  vectorMeasures,
  vectorMetricId,
  type NamedModel,
} from '../../metrics/embeddingDiversity/vectorMetrics';
import type { MeasuredFile, MeasuredRun } from '../../store/measures';
import { readVectorFiles, type VectorArtifact } from '../../store/vectorFiles';
import { withFile } from '../withFile';
import { folderOf, mayBeAbout, measuredFilesOf, stemOf } from './measuredFileOf';
import type { Measuring } from './measuring';

/** The vectors of one file, or of one column of it. */
export interface SuppliedColumn extends Pick<VectorFile, 'rows' | 'dimensions'> {
  readonly artifact: VectorArtifact;
  /** Its place among those that the file holds. */
  readonly place: number;
  /** The files with instances that it is of, all of one run. */
  readonly about: readonly MeasuredFile[];
}

/** What a run has for one text and one model. `fault`: why it has no value for it, the fact and the next step. */
export interface SuppliedVectors {
  readonly run: MeasuredRun;
  readonly text: EmbeddedText;
  readonly model: NamedModel;
  readonly columns: readonly SuppliedColumn[];
  readonly fault: string | null;
}

const unnamed: NamedModel = { id: 'unnamed_model', name: 'unnamed model' };

/**
 * All that the archive has for its runs. Files that cannot be read are left out: they are among its problems. Throws
 * `AgoraError('not-found')` where `ids` name a metric for which it has none.
 */
export async function findSuppliedVectors(
  { archive, signal, reading }: Pick<Measuring, 'archive' | 'signal' | 'reading'>,
  runs: readonly MeasuredRun[],
  ids: readonly string[] | null,
): Promise<SuppliedVectors[]> {
  const found = new Map<string, SuppliedVectors>();
  const ofNoRun: string[] = [];
  const artifacts = ids?.length === 0 ? [] : await reading((connection) => readVectorFiles(connection, archive.id));
  for (const artifact of artifacts) {
    const joined = joinToRun(artifact, mayBeAbout(runs));
    if (joined === null) {
      ofNoRun.push(artifact.path);
      continue;
    }
    const { run, about } = joined;
    const task = { signal, progress: () => undefined };
    const files = await withFile(archive, artifact.path, task, (source) => openVectors(source, signal));
    if (typeof files === 'string') continue;
    files.forEach(({ rows, dimensions, of, model }, place) => {
      const named = modelOf(model ?? nameOfModel(artifact.path, about));
      const text = of ?? textOfName(artifact.path.split('/').at(-2) ?? '');
      const fault = faultOfNames(artifact.path, named, text);
      for (const each of text === null ? embeddedTexts : [text]) {
        const key = JSON.stringify([run.run, each, named.id]);
        const known = found.get(key);
        const columns = [...(known?.columns ?? []), { artifact, place, about, rows, dimensions }];
        found.set(key, { run, text: each, model: named, columns, fault: known?.fault ?? fault });
      }
    });
  }
  const supplied = [...found.values()].map((each) => ({ ...each, fault: each.fault ?? faultOfRows(each) }));
  const missing = ids?.find((id) => !supplied.some((each) => idsOf(each).includes(id)));
  if (missing === undefined) return supplied;
  const rest = ofNoRun.length === 0 ? '' : ` Of several runs may be: ${ofNoRun.join(', ')}.`;
  throw new AgoraError('not-found', `The archive has no vectors for "${missing}".${rest}`, {
    nextStep:
      'Name a file of vectors after the data file, the text and the model: DATA.instruction.MODEL.npy (or .parquet, .arrow).',
  });
}

/** The metrics that are made of these vectors. */
export function idsOf({ text, model }: Pick<SuppliedVectors, 'text' | 'model'>): string[] {
  return vectorMeasures.map((measure) => vectorMetricId(text, measure, model));
}

function joinToRun({ path, run: assigned }: VectorArtifact, runs: readonly MeasuredRun[]) {
  const within = runs.filter(({ run }) => run === assigned);
  const possible = within.length > 0 ? within : runs;
  const about = measuredFilesOf(
    path,
    possible.flatMap(({ files }) => files),
  );
  const [run, ...others] = possible.filter(({ files }) => files.some((file) => about.includes(file)));
  return run && others.length === 0 ? { run, about } : null;
}

/** The folder of the data is named after the data, and no model. */
function nameOfModel(path: string, about: readonly MeasuredFile[]): string | null {
  const isBeside = about.some((file) => folderOf(file.path) === folderOf(path));
  return modelOfName(isBeside ? path.slice(folderOf(path).length) : path, stemOf(about[0]?.path ?? ''));
}

/** Vectors that somebody made elsewhere are never in one column with those that are made here. */
function modelOf(name: string | null): NamedModel {
  if (name === null) return unnamed;
  const model = suppliedModel(name);
  return embeddingModel(model.id) ? { ...model, id: `${model.id}_supplied` } : model;
}

function faultOfNames(path: string, model: NamedModel, text: EmbeddedText | null): string | null {
  const example = 'Name the file after the data file, the text and the model: DATA.instruction.MODEL.npy.';
  if (model === unnamed) return `${path} does not say which model made its vectors. ${example}`;
  return text === null ? `${path} does not say of which text its vectors are. ${example}` : null;
}

function faultOfRows({ run, columns }: SuppliedVectors): string | null {
  const sizeOf = (files: readonly MeasuredFile[]) => files.reduce((sum, { instances }) => sum + instances, 0);
  const [only, ...others] = columns;
  if (only && others.length === 0 && only.rows === sizeOf(run.files)) return null;
  for (const { artifact, rows, about } of columns)
    if (rows !== sizeOf(about)) return `${artifact.path} has ${rows} vectors for ${sizeOf(about)} instances.`;
  const paths = columns.map(({ artifact }) => artifact.path).join(', ');
  const covered = columns.flatMap(({ about }) => about);
  if (new Set(covered).size < covered.length) return `Several vectors are there for one instance: ${paths}.`;
  if (covered.length === run.files.length) return null;
  return `Vectors are there for ${sizeOf(covered)} of the ${sizeOf(run.files)} instances: ${paths}.`;
}
