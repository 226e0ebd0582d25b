import { artifactKinds } from '../../analysis/archive/kinds';
import type { OpenResult } from '../../analysis/results';
import { problemLine } from './problemLine';
import type { Call } from './verb';

const shown = 5;
const holdInstances = new Set(
  artifactKinds.filter(({ role }) => role === 'generated' || role === 'outputs').map(({ id }) => id),
);

/** Says what is wrong with the files whose instances are measured: what could not be read of them is in no value. */
export function sayDataProblems({ say }: Pick<Call, 'say'>, { artifacts, problems }: OpenResult): void {
  const measured = new Set(artifacts.flatMap(({ path, kind }) => (holdInstances.has(kind ?? '') ? [path] : [])));
  const found = problems.filter(({ path, severity }) => severity !== 'note' && measured.has(path));
  for (const problem of found.slice(0, shown)) say(problemLine(problem).trimEnd());
  if (found.length > shown) say(`and ${found.length - shown} more problems of data; "agora open" lists them.`);
}
