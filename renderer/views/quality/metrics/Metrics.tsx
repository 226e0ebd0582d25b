import type { MetricTable } from '../../../../analysis/metricResults';
import { Answered } from '../../../components/Answered';
import { EmptyState } from '../../../components/EmptyState';
import { measure, useMeasuring } from '../../../state/measuring';
import type { OpenedArchive } from '../../../state/opened';
import { useQuality } from '../../../state/quality';
import { qualityText as text } from '../../../text/quality';
import { NoInstances } from '../NoInstances';
import { DistributionPanel } from './DistributionPanel';
import { knownRuns } from './knownRuns';
import { Matrix } from './Matrix';
import { MetricList } from './MetricList';
import { ReadBin } from './ReadBin';
import { useMetrics } from './useMetrics';

/** Runs by metric, how a metric lies, and the instances behind it. */
export function Metrics({ archive }: { readonly archive: OpenedArchive }) {
  const answer = useMetrics(archive);
  return (
    <Answered answer={answer} lines={8}>
      {(table) => <Known archive={archive} table={table} />}
    </Answered>
  );
}

interface KnownProps {
  readonly archive: OpenedArchive;
  readonly table: MetricTable;
}

function Known({ archive, table }: KnownProps) {
  const { bin, choosing } = useQuality();
  const hasValues = table.values.length + table.printed.length > 0;
  if (table.runs.length === 0 && !hasValues) return <NoInstances />;
  return (
    <>
      <MeasureBar archive={archive} table={table} />
      {choosing && <MetricList archive={archive} table={table} />}
      {hasValues ? (
        <Matrix archive={archive} table={table} />
      ) : (
        <EmptyState title={text.emptyTitle} text={text.empty(table.runs.length)} />
      )}
      {table.values.length > 0 && <DistributionPanel archive={archive} table={table} />}
      {bin && <ReadBin archive={archive} bin={bin} />}
    </>
  );
}

/** What is still missing, as one button, and the way to choose. */
function MeasureBar({ archive, table }: KnownProps) {
  const { choosing, choose } = useQuality();
  const isRunning = useMeasuring(({ running }) => running.includes(archive.id));
  const missing = table.columns.filter(({ id, needs }) => needs === 'text' && knownRuns(table, id) < table.runs.length);
  return (
    <div className="toolbar">
      {missing.length > 0 && table.runs.length > 0 && (
        <button
          type="button"
          className="button primary"
          disabled={isRunning || !archive.confirmed}
          onClick={() => void measure(archive)}
        >
          {text.measureMissing(missing.length)}
        </button>
      )}
      <button type="button" className="button" aria-expanded={choosing} onClick={() => choose(!choosing)}>
        {text.choose}
      </button>
    </div>
  );
}
