import { useMemo } from 'react';
import { SeverityIcon } from '../components/SeverityIcon';
import { useEngine } from '../engine/useEngine';
import type { OpenedArchive } from '../state/opened';
import { qualityText as text } from '../text/quality';

interface InstanceViolationsProps {
  readonly archive: OpenedArchive;
  readonly path: string;
  readonly ordinal: number;
}

/** The rules of its setting's format that one instance breaks; nothing where it keeps them, or there are none. */
export function InstanceViolations({ archive: { id }, path, ordinal }: InstanceViolationsProps) {
  const answer = useEngine(
    'instanceViolations',
    useMemo(() => [id, path, ordinal], [id, path, ordinal]),
  );
  if (answer.state !== 'there' || answer.value.length === 0) return null;
  return (
    <section className="measures" aria-label={text.violations}>
      <h3>{text.violations}</h3>
      <ul className="checks">
        {answer.value.map(({ rule, message }) => (
          <li key={rule}>
            <span>
              <SeverityIcon severity="caution" /> {message}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
