/**
 * The public names of the SQL console and `agora sql`: an interface that outlives the tables behind it. Each view shows
 * the rows of the archive named by the connection's variable `archive`.
 */
import { dataSetOfArtifact } from './looseFiles';

const current = `archive = getvariable('archive')`;

/** Rows of a file that is being read, or whose archive is, belong to no artifact here and so to no view. */
const shownArtifacts = `(SELECT archive, artifact, ordinal AS place, path, run FROM store.artifact WHERE shown)`;

/** Files by what they are measured under: a file of no run is a data set of its own. */
const measuredArtifacts = `(
  SELECT artifact, ordinal AS place, path, instances, ${dataSetOfArtifact} AS run
  FROM store.artifact WHERE ${current} AND shown)`;

/**
 * Series that hold for the archive as it stands now: a metric that depends on the setting is void where that has changed,
 * and one that depends on other files where one of those is gone.
 */
const currentSeries = `(
  SELECT series.* FROM store.series AS series
  JOIN store.artifact AS artifact USING (artifact)
  LEFT JOIN store.run AS run ON run.archive = artifact.archive AND run.id = artifact.run
  WHERE artifact.${current} AND (setting IS NULL
    OR split_part(setting, chr(10), 1) = concat(run.method, '/', run.domain) AND (split_part(setting, chr(10), 2) = ''
      OR list_has_all((SELECT list(artifact::VARCHAR) FROM store.artifact WHERE ${current} AND shown),
        string_split(split_part(setting, chr(10), 2), ',')))))`;

/** Of each run or other data set its instances, and the files they stand in. */
const runSizes = `(
  SELECT run, sum(instances)::BIGINT AS "of", string_agg(artifact, ',' ORDER BY artifact) AS artifacts
  FROM ${measuredArtifacts} WHERE instances > 0 GROUP BY run)`;

/** Of each run and metric of labels the most frequent label, of several the first by name, and its share. */
const mostFrequent = `(
  SELECT run, metric, first(label ORDER BY times DESC, label) AS label, max(times) / sum(times) AS share
  FROM (SELECT run, metric, label, count(*) AS times FROM instance_metrics WHERE label IS NOT NULL GROUP BY ALL)
  GROUP BY ALL)`;

const millisecondsToTime = (column: string) => `epoch_ms(${column})`;

export const views: Readonly<Record<string, string>> = {
  artifacts: `SELECT path, kind, bytes, rows, run FROM store.artifact WHERE ${current} AND shown ORDER BY ordinal`,
  runs: `SELECT id, generator, method, domain, family, volume, variant, language, seed, instances,
      string_split(NULLIF(inferred, ''), ',') AS inferred
    FROM store.run LEFT JOIN (
      SELECT run AS id, sum(instances)::BIGINT AS instances FROM store.artifact WHERE ${current} AND shown GROUP BY run
    ) USING (id)
    WHERE ${current} ORDER BY ordinal`,
  instances: `SELECT artifact.run, artifact.path, ordinal, line, label, instruction, response,
      instruction_characters, response_characters
    FROM store.instance AS instance
    JOIN ${shownArtifacts} AS artifact USING (artifact)
    WHERE artifact.${current}`,
  evaluations: `SELECT model, role, run, family, benchmark, score, stderr, n, tool, task, metric, filter, shots,
      chat_template, harness_version, benchmark_version, ${millisecondsToTime('evaluated_ms')} AS evaluated, superseded, source
    FROM store.evaluation WHERE ${current} ORDER BY ordinal`,
  scores: `SELECT generator, method, domain, family, volume, variant, language, benchmark, student, base, reference,
      pgr, lo, hi, status, string_split(NULLIF(checks, ''), ',') AS checks
    FROM store.score WHERE ${current} ORDER BY ordinal`,
  instance_metrics: `SELECT artifact.run, artifact.path, ordinal, metric, if(labels IS NULL, value, NULL) AS value,
      string_split(labels, ',')[value::INTEGER + 1] AS label
    FROM ${currentSeries} AS series JOIN store.measure AS measure USING (artifact, series)
    JOIN ${measuredArtifacts} AS artifact USING (artifact)`,
  run_metrics: `SELECT run, metric, 'instance' AS level, if(labelled, share, mean) AS value, NULL::DOUBLE AS lo,
      NULL::DOUBLE AS hi, if(labelled, NULL, deviation) AS standard_deviation, n, "of", how, label
    FROM (
      SELECT run, metric, string_agg(DISTINCT how, '; ' ORDER BY how) AS how, count(value) AS n, avg(value) AS mean,
        stddev_samp(value) AS deviation, bool_or(labels IS NOT NULL) AS labelled
      FROM ${currentSeries} AS series
      JOIN ${measuredArtifacts} USING (artifact)
      LEFT JOIN store.measure USING (artifact, series) GROUP BY run, metric
    ) JOIN ${runSizes} USING (run) LEFT JOIN ${mostFrequent} USING (run, metric)
    UNION ALL
    SELECT run, metric, 'run', value, lo, hi, NULL, n, "of", how, NULL
    FROM store.run_measure JOIN ${runSizes} USING (run, artifacts) WHERE ${current}`,
  metrics: `SELECT metric, generator, method, domain, variant, value, source, NULL AS run, NULL AS lo, NULL AS hi, NULL AS n,
      NULL AS label
    FROM store.printed WHERE ${current} AND quantity = 'metric' AND value IS NOT NULL
    UNION ALL
    SELECT metric, generator, method, domain, variant, value, how, run, lo, hi, n, label
    FROM run_metrics JOIN (SELECT id AS run, generator, method, domain, variant FROM store.run WHERE ${current}) USING (run)`,
  training: `SELECT artifact.run, artifact.path, series, step, epoch, loss, eval_loss, grad_norm,
      learning_rate
    FROM store.training AS training
    JOIN ${shownArtifacts} AS artifact USING (archive, artifact)
    WHERE training.${current} ORDER BY place, series, step`,
  items: `SELECT artifact.run, artifact.path, model, tool, task, item, metric, filter, value, line
    FROM store.item AS item
    JOIN ${shownArtifacts} AS artifact USING (archive, artifact)
    WHERE item.${current} ORDER BY place, item.ordinal`,
  configuration: `SELECT artifact.run, artifact.path, key, value
    FROM store.configuration AS configuration
    JOIN ${shownArtifacts} AS artifact USING (archive, artifact)
    WHERE configuration.${current} ORDER BY place, configuration.ordinal`,
  problems: `SELECT path, line, severity, code, message FROM store.problem WHERE ${current} ORDER BY ordinal`,
};
