/** Measures what is asked for; whatever is known already, in the store or kept beside it, is not computed again. */
import type { MeasureRequest } from '../../metricResults';
import { readDataSets } from '../../store/dataSets';
import type { MeasuredRun } from '../../store/measures';
import { throwIfCancelled, type Task } from '../../task';
import { noSuchRun } from '../runSources';
import { chooseMetrics } from './chooseMetrics';
import { measureGiven } from './givenMeasures';
import { measureCrossEntropy } from './measureCrossEntropy';
import { measureJudged } from './measureJudged';
import { measureInstances } from './measureInstances';
import { measureOrigins } from './measureOrigins';
import { measureOthers } from './measureOthers';
import { measureRuns } from './measureRuns';
import { measureSupplied } from './measureSupplied';
import { measureVectors } from './measureVectors';
import type { Measuring } from './measuring';
import { findSuppliedVectors } from './suppliedVectors';

/** Brings the archive's values up to date. Cancelled, what was finished stays. */
export async function measure(
  open: Omit<Measuring, 'signal' | 'count'>,
  request: MeasureRequest,
  { signal, progress }: Task,
): Promise<void> {
  const { tokenizer = null } = request;
  const chosen = chooseMetrics(request.metrics, tokenizer, open.models !== null);
  const { instances, runs: ofRuns, related, seeds, models, given, judged } = chosen;
  const all = await open.reading((connection) => readDataSets(connection, open.archive.id));
  const runs = chooseRuns(all, request.runs);
  const ofOrigin = related.filter(({ needs }) => needs === 'origin');
  const ofOthers = related.filter(({ needs }) => needs === 'others');
  const size = runs.flatMap(({ files }) => files).reduce((sum, file) => sum + file.instances, 0);
  const asked = [instances, ofOrigin, ofOthers, seeds, ofRuns].filter(({ length }) => length > 0);
  const supplied = await findSuppliedVectors({ ...open, signal }, all, chosen.supplied);
  const passes = asked.length + models.length + (supplied.length > 0 ? 1 : 0);
  if (given) await measureGiven(open, runs, all, { signal, progress });
  if (judged) await measureJudged(open, runs, { signal, progress });
  let done = 0;
  const count = (more: number): void => {
    done += more;
    progress({ label: 'Measuring', done, total: passes * size, unit: 'rows' });
  };
  count(0);
  const measuring = { ...open, signal, count };
  if (instances.length > 0) await measureInstances(measuring, runs, instances, tokenizer);
  if (ofOrigin.length > 0) await measureOrigins(measuring, runs, ofOrigin);
  if (ofOthers.length > 0) await measureOthers(measuring, runs, all, ofOthers);
  if (seeds.length > 0) await measureCrossEntropy(measuring, runs);
  if (ofRuns.length > 0) await measureRuns(measuring, runs, ofRuns);
  for (const { model, metrics } of models)
    await open.alone(() => measureVectors(measuring, runs, model, metrics, request.sample), signal);
  if (supplied.length > 0 || chosen.supplied === null)
    await measureSupplied(measuring, runs, supplied, chosen.supplied);
  throwIfCancelled(signal);
}

function chooseRuns(runs: readonly MeasuredRun[], ids: readonly string[] | null): readonly MeasuredRun[] {
  const unknown = ids?.find((id) => !runs.some(({ run }) => run === id));
  if (unknown !== undefined) throw noSuchRun(unknown);
  return ids === null ? runs : runs.filter(({ run }) => ids.includes(run));
}
