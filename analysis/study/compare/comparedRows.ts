/** From the answers of the public views to what is compared. */
import { z } from '../../schema';
import type { SqlResult } from '../../results';
import type { ComparedScore, ComparedSetting } from './compared';

const text = z.string().nullable();
const score = z.object({
  model: z.string(),
  role: z.enum(['base', 'reference', 'student', 'generator']),
  family: text,
  benchmark: z.string(),
  score: z.number(),
  n: z.number().nullable(),
  tool: z.string(),
  task: text,
  metric: text,
  filter: text,
  shots: z.number().nullable(),
  chat_template: z.boolean().nullable(),
  harness_version: text,
  benchmark_version: text,
});
const setting = z.object({ path: z.string(), key: z.string(), value: z.string() });

/** Rows of the view `evaluations` that have a role and a benchmark. */
export function comparedScores(result: SqlResult): ComparedScore[] {
  return records(result).flatMap((record): ComparedScore[] => {
    const parsed = score.safeParse(record);
    if (!parsed.success) return [];
    const { model, role, family, benchmark, score: value, n, tool, task, metric, filter, ...how } = parsed.data;
    return [
      {
        ...{ model, role, family, benchmark, score: value, n },
        source: [tool, task, metric, filter].filter((part) => part !== null).join(' '),
        protocol: {
          shots: how.shots ?? undefined,
          chatTemplate: how.chat_template ?? undefined,
          harnessVersion: how.harness_version ?? undefined,
          benchmarkVersion: how.benchmark_version ?? undefined,
        },
      },
    ];
  });
}

/** Rows of the view `configuration`. */
export function comparedSettings(result: SqlResult): ComparedSetting[] {
  return records(result).flatMap((record) => {
    const parsed = setting.safeParse(record);
    return parsed.success ? [parsed.data] : [];
  });
}

function records({ columns, rows }: SqlResult): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i]])));
}
