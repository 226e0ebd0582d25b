import { useState } from 'react';
import { defaultSample, type MetricColumn, type MetricTable } from '../../../../analysis/metricResults';
import { embeddingTimes } from '../../../../analysis/metrics/embeddingDiversity/embeddingTime';
import { countTokens, measure, useMeasuring } from '../../../state/measuring';
import { applySaid } from '../../../state/openArchive';
import type { OpenedArchive } from '../../../state/opened';
import { saidOf, sayOfArchive, useSaid } from '../../../state/said';
import { qualityText as text } from '../../../text/quality';
import { knownRuns } from './knownRuns';

/** Instances a run that slow models take. */
const samples = [defaultSample, 1000, 5000, null] as const;

interface MetricListProps {
  readonly archive: OpenedArchive;
  readonly table: MetricTable;
}

/** Every metric with what it needs and takes; those that can be measured here are chosen and measured. */
export function MetricList({ archive, table }: MetricListProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [sample, setSample] = useState<number | null>(defaultSample);
  const isRunning = useMeasuring(({ running }) => running.includes(archive.id));
  const times = embeddingTimes({
    instances: table.runs.map(({ instances }) => instances),
    sample,
    metrics: [...chosen],
    workers: navigator.hardwareConcurrency,
  });
  const said = useSaid((state) => saidOf(state, archive.id).columns);
  const predictors = said ?? table.predictors;
  const toggle = (id: string): void =>
    setChosen((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]));
  const analyse = (columns: readonly string[] | undefined): void => {
    sayOfArchive(archive.id, { columns });
    void applySaid(archive);
  };
  return (
    <section className="panel metric-list" aria-label={text.list}>
      <div className="table-scroll panel-table">
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{text.metric}</th>
              <th scope="col">{text.predictor}</th>
              <th scope="col">{text.unit}</th>
              <th scope="col">{text.needs}</th>
              <th scope="col">{text.cost}</th>
              <th scope="col" className="align-right">
                {text.known}
              </th>
            </tr>
          </thead>
          <tbody>
            {table.columns.map((column) => (
              <MetricLine
                key={column.id}
                column={column}
                known={text.knownOf(knownRuns(table, column.id), table.runs.length)}
                isChosen={chosen.has(column.id)}
                onToggle={() => toggle(column.id)}
                isPredictor={predictors.includes(column.id)}
                onAnalyse={() =>
                  analyse(
                    predictors.includes(column.id)
                      ? predictors.filter((id) => id !== column.id)
                      : [...predictors, column.id],
                  )
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="toolbar">
        <button
          type="button"
          className="button primary"
          disabled={chosen.size === 0 || isRunning}
          onClick={() => void measure(archive, { metrics: [...chosen], sample })}
        >
          {text.measureChosen(chosen.size)}
        </button>
        {times.map(({ model, texts, seconds }) => (
          <span key={model.id} className="quiet">
            {text.embeddingTime(model.name, texts, seconds)}
          </span>
        ))}
        <label className="number-field">
          <span className="field-name">{text.sample}</span>
          <select
            className="choice"
            value={sample ?? 'all'}
            onChange={({ currentTarget: { value } }) => setSample(value === 'all' ? null : Number(value))}
          >
            {samples.map((size) => (
              <option key={size} value={size ?? 'all'}>
                {size === null ? text.wholeRuns : text.sampleOf(size)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button" disabled={isRunning} onClick={() => void countTokens(archive)}>
          {text.addTokenizer}
        </button>
        {said !== undefined && (
          <button type="button" className="button" onClick={() => analyse(undefined)}>
            {text.byItself}
          </button>
        )}
      </div>
    </section>
  );
}

interface MetricLineProps {
  readonly column: MetricColumn;
  readonly known: string;
  readonly isChosen: boolean;
  readonly isPredictor: boolean;
  onToggle(): void;
  onAnalyse(): void;
}

function MetricLine({ column, known, isChosen, isPredictor, onToggle, onAnalyse }: MetricLineProps) {
  const { name, unit, needs, cost, definition } = column;
  const isElsewhere = column.level === 'cell' || needs.startsWith('job:');
  return (
    <tr>
      <td>
        <label className="check" title={definition}>
          <input
            type="checkbox"
            checked={isChosen}
            disabled={isElsewhere}
            aria-label={text.take(name)}
            onChange={onToggle}
          />
          {name}
        </label>
      </td>
      <td>
        <input
          type="checkbox"
          checked={isPredictor}
          disabled={unit === 'label'}
          aria-label={text.asPredictor(name)}
          onChange={onAnalyse}
        />
      </td>
      <td>{unit}</td>
      <td>{text.needed[needs]}</td>
      <td>{cost}</td>
      <td className="align-right">{known}</td>
    </tr>
  );
}
