/** Instances of an archive's runs, and of its files that belong to none, as sources of a search, out of the database. */
import { AgoraError } from '../errors';
import type { Connection } from '../ports';
import { readInstanceTexts } from '../store/instanceTexts';
import { readDataSets } from '../store/dataSets';
import type { MeasuredFile, MeasuredRun } from '../store/measures';
import type { TextBatch } from '../pool/textBatch';

export interface RunSource {
  readonly run: MeasuredRun;
  /** Place of the run in the list of runs. */
  readonly group: number;
  readonly file: MeasuredFile;
  /** About: what is not ASCII takes more. */
  readonly bytes: number;
  read(): AsyncIterable<TextBatch>;
}

/** One a file of these runs; null: of all. Throws `AgoraError('bad-input')` for a run that is not there. */
export async function runSources(
  connection: Connection,
  archive: string,
  ids: readonly string[] | null,
  signal: AbortSignal,
): Promise<{ readonly runs: readonly MeasuredRun[]; readonly sources: readonly RunSource[] }> {
  const all = await readDataSets(connection, archive);
  const unknown = ids?.find((id) => !all.some(({ run }) => run === id));
  if (unknown !== undefined) {
    throw noSuchRun(unknown);
  }
  const runs = ids === null ? all : all.filter(({ run }) => ids.includes(run));
  const characters = await charactersOf(connection);
  const sources = runs.flatMap((run, group) =>
    run.files.map((file) => ({
      run,
      group,
      file,
      bytes: characters.get(file.artifact) ?? 0,
      read: () => readInstanceTexts(connection, file.artifact, signal),
    })),
  );
  return { runs, sources };
}

/** What a request is told that names a run, or a file of no run, which the archive has not. */
export function noSuchRun(id: string): AgoraError {
  const nextStep = '"agora open" lists the runs and how many instances each has; a file of no run goes by its path.';
  return new AgoraError('bad-input', `The archive has no run "${id}" with instances.`, { nextStep });
}

async function charactersOf(connection: Connection): Promise<Map<number, number>> {
  const found = await connection.query(
    `SELECT artifact::INTEGER AS artifact, sum(instruction_characters + response_characters)::DOUBLE AS characters
     FROM store.instance GROUP BY artifact`,
  );
  return new Map(
    found.toArray().map((row: Record<string, unknown>) => [Number(row['artifact']), Number(row['characters'])]),
  );
}
