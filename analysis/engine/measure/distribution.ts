/** How the values of an instance metric lie, run by run, in bins that all runs share. */
import type { Distribution } from '../../metricResults';
import type { Connection } from '../../ports';
import { plainRows } from '../../store/rows';

/** Values outside this span of all runs together are counted beside the bins: one long text would flatten the picture. */
const shownShares = '[0.005, 0.995]';

/** At most `bins` bins; fewer where whole numbers span less. Without a value there are no edges and no runs. */
export async function readDistribution(connection: Connection, metric: string, bins: number): Promise<Distribution> {
  const edges = await edgesOf(connection, metric, bins);
  const [first = 0, second = 0] = edges;
  const [last, width] = [edges.at(-1) ?? 0, second - first];
  const summaries = await connection.query(
    `SELECT run, count(*)::INTEGER AS n, avg(value) AS mean,
       quantile_cont(value, [0.05, 0.25, 0.5, 0.75, 0.95]) AS quantiles,
       count(*) FILTER (value < ?)::INTEGER AS below, count(*) FILTER (value > ?)::INTEGER AS above
     FROM instance_metrics WHERE metric = ? AND run IS NOT NULL AND value IS NOT NULL GROUP BY run ORDER BY run`,
    [first, last, metric],
  );
  const counted = await connection.query(
    `SELECT run, least(floor((value - ?) / ?), ?)::INTEGER AS bin, count(*)::INTEGER AS n
     FROM instance_metrics WHERE metric = ? AND run IS NOT NULL AND value BETWEEN ? AND ? GROUP BY ALL`,
    [first, width === 0 ? 1 : width, edges.length - 2, metric, first, last],
  );
  const counts = new Map<string, number[]>();
  for (const { run, bin, n } of plainRows(counted) as unknown as { run: string; bin: number; n: number }[]) {
    const ofRun = counts.get(run) ?? new Array<number>(edges.length - 1).fill(0);
    ofRun[bin] = n;
    counts.set(run, ofRun);
  }
  const runs = (plainRows(summaries) as unknown as Summary[]).map((summary) => ({
    ...summary,
    counts: counts.get(summary.run) ?? new Array<number>(edges.length - 1).fill(0),
  }));
  return { metric, edges, runs };
}

interface Summary {
  readonly run: string;
  readonly n: number;
  readonly mean: number;
  readonly quantiles: number[];
  readonly below: number;
  readonly above: number;
}

async function edgesOf(connection: Connection, metric: string, bins: number): Promise<number[]> {
  const found = await connection.query(
    `SELECT quantile_disc(value, ${shownShares}) AS span, bool_and(value = floor(value)) AS whole
     FROM instance_metrics WHERE metric = ? AND run IS NOT NULL`,
    [metric],
  );
  const [row] = plainRows(found) as unknown as { span: number[] | null; whole: boolean | null }[];
  const [from, to] = row?.span ?? [];
  if (from === undefined || to === undefined) return [];
  if (row?.whole === true) {
    // Whole numbers have bins of whole widths, each number in the middle of its own where there is room.
    const width = Math.ceil((to - from + 1) / bins);
    const count = Math.ceil((to - from + 1) / width);
    return Array.from({ length: count + 1 }, (_, index) => from + index * width);
  }
  const width = to > from ? (to - from) / bins : 1;
  const count = to > from ? bins : 1;
  return Array.from({ length: count + 1 }, (_, index) => from + index * width);
}
