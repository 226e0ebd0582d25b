/** Files of an archive read, and what they say put together. */
import { assign, type Assignment } from '../../../../analysis/study/assign';
import type { Manifest } from '../../../../analysis/study/manifestSchema';
import { studyOf } from '../../../../analysis/study/studyOf';
import { readText } from '../sources';

/** Reads each file, path to content, and assigns its evaluations. */
export async function assigned(
  files: Readonly<Record<string, string | object>>,
  manifest: Manifest | null = null,
): Promise<Assignment> {
  const evaluations = [];
  for (const [path, content] of Object.entries(files)) {
    const read = await readText(path, typeof content === 'string' ? content : JSON.stringify(content));
    evaluations.push(...read.evaluations.map((row) => ({ ...row, source: path })));
  }
  return assign({ study: studyOf(manifest), manifest, artifacts: [], evaluations });
}
