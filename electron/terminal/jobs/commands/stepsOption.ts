import { noSuchStep } from '../../../jobs/launch/viewStep';
import type { StudyGraph } from '../../../jobs/study/studyGraph';
import type { Call } from '../../verb';

/** The ids after `--step`, with commas between them; null: none were named. Throws for ids that the launch does not have. */
export function stepsOption({ options }: Pick<Call, 'options'>, { steps }: StudyGraph): readonly string[] | null {
  const given = options['step'];
  if (typeof given !== 'string') return null;
  const ids = given.split(',').map((id) => id.trim());
  const unknown = ids.find((id) => !steps.some((step) => step.id === id));
  if (unknown !== undefined) throw noSuchStep(unknown);
  return ids;
}
