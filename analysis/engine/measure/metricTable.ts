/** The table of runs and metrics, from what the store holds. */
import type { MetricColumn, MetricEntry, MetricTable } from '../../metricResults';
import { analysedMetrics } from '../../metrics/analysedMetrics';
import { modelMetrics } from '../../metrics/embeddingDiversity/vectorFamily';
import { responseNgramCrossEntropy } from '../../metrics/crossEntropy/responseNgramCrossEntropy';
import { jobMetrics } from '../../metrics/given/jobMetrics';
import { studentMetrics } from '../../metrics/given/studentMetrics';
import { instanceMetrics } from '../../metrics/instanceMetrics';
import { metricDefinition } from '../../metrics/registry';
import { relatedMetrics } from '../../metrics/relation/relatedMetrics';
import { runMetrics } from '../../metrics/runMetrics';
import type { Connection } from '../../ports';
import { criticalT } from '../../statistics/distributions';
import { readStudyRows } from '../../store/catalogue';
import { readDataSets } from '../../store/dataSets';
import { predictorsOf } from './predictors';
import { readMeasures, type StoredMeasure } from '../../store/measures';
import { PROBLEM_SOLVING } from '../../study/analyse/observations';
import { metricValues } from '../../study/metricValues';
import type { MetricValue } from '../../study/study';

const unknownPlace = { generator: null, method: null, domain: null, variant: null };

/** Every run with instances and every file with instances of no run, every metric that can be measured here or was, and every value there is. */
export async function readMetricTable(connection: Connection, archive: string): Promise<MetricTable> {
  const { runs, printed } = await readStudyRows(connection, archive);
  const published = metricValues(printed);
  const { columns } = await predictorsOf(connection, archive, { runs, printed });
  const measures = await readMeasures(connection);
  const loose = (await readDataSets(connection, archive)).filter(({ isRun }) => !isRun);
  return {
    columns: columnsOf(published, measures),
    runs: [
      ...runs.flatMap(({ id, generator, method, domain, variant, instances }) =>
        instances ? [{ id, generator, method, domain, variant, instances }] : [],
      ),
      ...loose.map(({ run, files }) => ({
        ...unknownPlace,
        id: run,
        instances: files.reduce((sum, { instances }) => sum + instances, 0),
      })),
    ],
    values: measures.map(entryOf),
    printed: published,
    predictors: columns ?? [],
  };
}

function columnsOf(published: readonly MetricValue[], measures: readonly StoredMeasure[]): MetricColumn[] {
  const levels = new Map<string, MetricColumn['level']>([
    ...published.map(({ metric }) => [metric, 'cell'] as const),
    ...instanceMetrics.map(({ id }) => [id, 'instance'] as const),
    ...[...relatedMetrics, responseNgramCrossEntropy].map(({ id }) => [id, 'instance'] as const),
    ...runMetrics.map(({ id }) => [id, 'run'] as const),
    ...modelMetrics.map(({ id }) => [id, 'run'] as const),
    ...[...studentMetrics, ...jobMetrics].map(({ id }) => [id, 'instance'] as const),
    ...measures.map(({ metric, level }) => [metric, level] as const),
    // A property of the generator that comes from evaluations: no column of values, and a predictor all the same.
    [PROBLEM_SOLVING, 'cell'],
  ]);
  return [...levels].flatMap(([id, level]) => {
    const definition = metricDefinition(id);
    if (!definition) return [];
    const { name, label, unit, better, definition: words, source, needs, topic, cost } = definition;
    const analysed = analysedMetrics.includes(id);
    return [{ id, name, label, unit, better, definition: words, source, needs, topic, cost, level, analysed }];
  });
}

function entryOf({ level, lo, hi, ...measure }: StoredMeasure): MetricEntry {
  const { run, metric, value, standardDeviation, n, of, how, label } = measure;
  const interval = level === 'instance' ? meanInterval(measure) : { lo, hi };
  return { run, metric, value, ...interval, standardDeviation, n, of, how, label };
}

/** Student's interval of 95 % for a mean; none for fewer than two values. */
function meanInterval({ value, standardDeviation, n }: Pick<StoredMeasure, 'value' | 'standardDeviation' | 'n'>) {
  if (value === null || standardDeviation === null || n < 2) return { lo: null, hi: null };
  const half = (criticalT(0.95, n - 1) * standardDeviation) / Math.sqrt(n);
  return { lo: value - half, hi: value + half };
}
