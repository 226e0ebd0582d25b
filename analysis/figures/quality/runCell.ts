import type { Run, Study } from '../../study/study';
import type { TableCell } from '../figure';
import { missing } from '../format';
import { domainName, generatorName, methodName } from '../names';
import { textCell } from '../tables/parts/cell';

/** What a run is called by; parts that are not known are null. */
export type RunPlace = Pick<Run, 'generator' | 'method' | 'domain' | 'variant'>;

/** The head of a run's row: the generator, and below it setting and variant. `id` is what programs know it by. */
export function runCell(
  study: Study,
  id: string,
  { generator, method, domain, variant }: RunPlace,
  subject: Readonly<Record<string, string>>,
): TableCell {
  const place = [method && methodName(study, method), domain && domainName(study, domain), variant];
  return textCell(id, generator === null ? id || missing : generatorName(study, generator), {
    beside: place.filter(Boolean).join(' · '),
    subject,
  });
}

/** The same by the run's id, found among `runs`; the bare id where it is not there. */
export function runCellById(study: Study, runs: readonly Run[], id: string): TableCell {
  const run = runs.find((each) => each.id === id);
  const subject = { run: id, ...(run?.generator != null && { generator: run.generator }) };
  return run ? runCell(study, id, run, subject) : textCell(id, id, { subject });
}
