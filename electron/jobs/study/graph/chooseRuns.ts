/** The runs of a plan. */
import { AgoraError } from '../../../../analysis/errors';
import type { Run } from '../../../../analysis/study/study';
import type { StudyPlan } from '../studyPlan';

/** In the archive's order. Throws `AgoraError('bad-input')` that names those that there are. */
export function chooseRuns(
  { archive, runs: wanted }: Pick<StudyPlan, 'archive' | 'runs'>,
  runs: readonly Run[],
): Run[] {
  if (runs.length === 0)
    throw new AgoraError('bad-input', `${archive} has no run with instances.`, {
      path: archive,
      nextStep: 'Name an archive with generated data; "agora open" lists what one holds.',
    });
  if (wanted === null) return [...runs];
  const unknown = wanted.filter((id) => !runs.some((run) => run.id === id));
  if (unknown.length > 0)
    throw new AgoraError(
      'bad-input',
      `runs: there is no run with instances called ${unknown.map(quoted).join(', ')}.`,
      {
        value: unknown[0] ?? '',
        nextStep: `Runs that there are: ${listed(runs.map(({ id }) => id))}.`,
      },
    );
  return runs.filter(({ id }) => wanted.includes(id));
}

const quoted = (text: string) => `"${text}"`;

/** Some of them, where they are many. */
function listed(ids: readonly string[]): string {
  const most = 12;
  const more = ids.length > most ? ` and ${String(ids.length - most)} more` : '';
  return `${ids.slice(0, most).join(', ')}${more}`;
}
