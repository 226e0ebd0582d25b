/** `promptSet.json` from text to a checked set. */
import { AgoraError } from '../../../../analysis/errors';
import { jsonPositions, lineAndColumn } from '../../../../analysis/study/jsonPositions';
import { describeIssue } from '../../../../analysis/study/manifestIssue';
import { promptSetSchema, type PromptSet } from './promptSetSchema';

const words = { name: 'promptSet.json', unusable: 'The set is not used', nextStep: 'correct it' };

/** Throws `AgoraError('bad-input')` with the file and the line of the first thing that is wrong. */
export function parsePromptSet(text: string, path: string): PromptSet {
  const json = text.replace(/^\uFEFF/, '');
  const { error, offsetOf } = jsonPositions(json);
  if (error) {
    const { line, column } = lineAndColumn(json, error.offset);
    const message = `${path}, line ${String(line)}, column ${String(column)}: ${error.expected} is expected here.`;
    throw new AgoraError('bad-input', message, { path, line, nextStep: 'Correct the set of prompts.' });
  }
  const raw: unknown = JSON.parse(json);
  const parsed = promptSetSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue === undefined) throw parsed.error;
  const isUnknown = issue.code === 'unrecognized_keys';
  const at = isUnknown ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const offset = offsetOf(at) ?? offsetOf(issue.path);
  const line = offset === null ? 1 : lineAndColumn(json, offset).line;
  const what = isUnknown
    ? `${issue.keys.map((key) => `"${key}"`).join(', ')} is no key of promptSet.json. Remove it.`
    : describeIssue(raw, issue, null, words);
  throw new AgoraError('bad-input', `${path}, line ${String(line)}: ${what}`, { path, line });
}
