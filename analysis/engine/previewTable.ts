/** A table of scores as it stands and as it is read, for whoever says what its columns mean. */
import { knownBenchmarks, scoreTable } from '../archive/scoreTable';
import { inferMapping } from '../archive/scoreTable/inferMapping';
import { tableSample } from '../archive/scoreTable/tableSample';
import type { Problem } from '../problem';
import type { TablePreview } from '../results';
import type { TableMapping } from '../study/tableMapping';
import type { Task } from '../task';
import type { ArchiveSource } from './archiveSource';
import { withFile } from './withFile';

const rowsShown = 8;
const scoresShown = 200;

/**
 * Reads the table with `mapping`, or with null as its header says. Null where the file is no table. Throws
 * `AgoraError('not-found')` where the archive has no such file.
 */
export function previewTable(
  archive: ArchiveSource,
  path: string,
  mapping: TableMapping | null,
  task: Task,
): Promise<TablePreview | null> {
  return withFile(archive, path, task, async (source) => {
    const sample = await tableSample(source, undefined, task.signal);
    if (!sample) return null;
    const scores: TablePreview['scores'][number][] = [];
    const problems: Problem[] = [];
    let total = 0;
    for await (const batch of scoreTable.read(source, task.signal, mapping ? [mapping] : [])) {
      if (batch.table === 'problems') problems.push(...batch.rows);
      if (batch.table !== 'evaluations') continue;
      total += batch.rows.length;
      for (const { model, task: benchmark, score, stderr, n } of batch.rows.slice(0, scoresShown - scores.length))
        scores.push({ model, benchmark, score, stderr, n });
    }
    const proposed = inferMapping(sample.header, sample.rows, knownBenchmarks).mapping;
    return { header: sample.header, rows: sample.rows.slice(0, rowsShown), proposed, scores, total, problems };
  });
}
