/**
 * The public names of the SQL console and `agora sql`: an interface that outlives the tables behind it. Each view shows
 * the rows of the archive named by the connection's variable `archive`.
 */
const current = `archive = getvariable('archive')`;

/** Rows of a file that is being read, or whose archive is, belong to no artifact here and so to no view. */
const shownArtifacts = `(SELECT archive, artifact, ordinal AS place, path, run FROM store.artifact WHERE shown)`;

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
  metrics: `SELECT metric, generator, method, domain, variant, value, source
    FROM store.printed WHERE ${current} AND quantity = 'metric' AND value IS NOT NULL ORDER BY ordinal`,
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
