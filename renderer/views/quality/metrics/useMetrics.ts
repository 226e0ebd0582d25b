import { useMemo } from 'react';
import type { MetricTable } from '../../../../analysis/metricResults';
import { useEngine, type Answer } from '../../../engine/useEngine';
import { useMeasuring } from '../../../state/measuring';
import type { OpenedArchive } from '../../../state/opened';

/** What is known of the archive's metrics; asked for anew when it was read or measured again. */
export function useMetrics({ id, confirmed, open }: OpenedArchive): Answer<MetricTable> {
  const times = useMeasuring((state) => state.times[id] ?? 0);
  // New arguments are a new question: the reading and the count are not asked about, but stand for what may have changed.
  const question = useMemo(() => ({ args: [id] satisfies [string], open, times }), [id, open, times]);
  return useEngine('metrics', confirmed ? question.args : null);
}
