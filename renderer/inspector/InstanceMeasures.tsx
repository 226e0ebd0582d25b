import { useMemo } from 'react';
import { formatMetric } from '../../analysis/figures/quality/formatMetric';
import { useEngine } from '../engine/useEngine';
import type { OpenedArchive } from '../state/opened';
import { qualityText as text } from '../text/quality';

interface InstanceMeasuresProps {
  readonly archive: OpenedArchive;
  readonly path: string;
  readonly ordinal: number;
}

/** What was measured of one instance; nothing where nothing was. */
export function InstanceMeasures({ archive: { id }, path, ordinal }: InstanceMeasuresProps) {
  const answer = useEngine(
    'instanceMeasures',
    useMemo(() => [id, path, ordinal], [id, path, ordinal]),
  );
  if (answer.state !== 'there' || answer.value.length === 0) return null;
  return (
    <section className="measures" aria-label={text.measures}>
      <h3>{text.measures}</h3>
      <dl>
        {answer.value.map(({ metric, label, unit, value }) => (
          <div key={metric}>
            <dt>{label}</dt>
            <dd>
              {typeof value === 'string' ? value : formatMetric(value)} <span className="quiet">{unit}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
