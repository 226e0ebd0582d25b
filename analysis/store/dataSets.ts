/** What is measured and compared: runs, and files that belong to none, each as a data set of its own. */
import { dataOfNoRun } from '../archive/dataOfNoRun';
import { artifactKinds } from '../archive/kinds';
import type { Connection } from '../ports';
import { readLooseFiles, type LooseFile } from './looseFiles';
import { readMeasuredRuns, type MeasuredRun } from './measures';

const roles = new Map(artifactKinds.map(({ id, role }) => [id, role]));

/** The runs of an archive that have instances, and behind them its data of no run. */
export async function readDataSets(connection: Connection, archive: string): Promise<MeasuredRun[]> {
  const runs = await readMeasuredRuns(connection, archive);
  const ofRuns = runs.map(({ run }) => ({ run, role: 'generated' as const, file: null }));
  const loose = (await readLooseFiles(connection, archive)).map((file) => ({
    run: null,
    role: roles.get(file.kind ?? '') ?? 'other',
    file,
  }));
  return [...runs, ...dataOfNoRun([...ofRuns, ...loose]).flatMap(({ file }) => (file ? [dataSetOf(file)] : []))];
}

/** Nothing is known of how it was made. */
function dataSetOf({ name, artifact, path, hash, instances }: LooseFile): MeasuredRun {
  const files = [{ artifact, path, hash, instances }];
  return { run: name, isRun: false, generator: null, method: null, domain: null, files };
}
