/** A file of rubrics from text to checked data. */
import type { z } from 'zod';
import { AgoraError } from '../../../../analysis/errors';
import { jsonPositions, lineAndColumn } from '../../../../analysis/study/jsonPositions';
import { describeIssue } from '../../../../analysis/study/manifestIssue';
import { prometheusSchema, rubricSetSchema, type PrometheusRubric, type RubricSet } from './rubricSetSchema';

const words = { name: 'a set of rubrics', unusable: 'The rubrics are not used', nextStep: 'correct it' };

export type ParsedRubrics =
  | { readonly form: 'set'; readonly set: RubricSet }
  | { readonly form: 'prometheus'; readonly rubric: PrometheusRubric };

/** Throws `AgoraError('bad-input')` with the file and the line of the first thing that is wrong. */
export function parseRubrics(text: string, path: string): ParsedRubrics {
  const json = text.replace(/^\uFEFF/, '');
  const { error, offsetOf } = jsonPositions(json);
  if (error) {
    const { line, column } = lineAndColumn(json, error.offset);
    const message = `${path}, line ${String(line)}, column ${String(column)}: ${error.expected} is expected here.`;
    throw new AgoraError('bad-input', message, { path, line, nextStep: 'Correct the rubrics.' });
  }
  const raw: unknown = JSON.parse(json);
  const checked = <T>(schema: z.ZodType<T>): T => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    if (issue === undefined) throw parsed.error;
    const isUnknown = issue.code === 'unrecognized_keys';
    const offset = offsetOf(isUnknown ? [...issue.path, issue.keys[0] ?? ''] : issue.path) ?? offsetOf(issue.path);
    const line = offset === null ? 1 : lineAndColumn(json, offset).line;
    const what = isUnknown
      ? `${issue.keys.map((key) => `"${key}"`).join(', ')} is no key of a set of rubrics. Remove it.`
      : describeIssue(raw, issue, null, words);
    throw new AgoraError('bad-input', `${path}, line ${String(line)}: ${what}`, { path, line });
  };
  const keys = typeof raw === 'object' && raw !== null ? Object.keys(raw) : [];
  if (keys.includes('agoraRubrics')) return { form: 'set', set: checked(rubricSetSchema) };
  if (keys.includes('criteria')) return { form: 'prometheus', rubric: checked(prometheusSchema) };
  throw new AgoraError('bad-input', `${path} holds no rubric.`, {
    path,
    nextStep: 'Give it "agoraRubrics": 1, a name, a version and rubrics; or "criteria" and "score1_description" to 5.',
  });
}
