/** What the inspector's pages are made of. */
import type { ReactNode } from 'react';
import type { Check } from '../../analysis/results';
import { SeverityIcon } from '../components/SeverityIcon';
import { inspectorText as text } from '../text/inspector';

interface PageProps {
  /** What kind of thing this is. */
  readonly kind: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

export function Page({ kind, title, children }: PageProps) {
  return (
    <>
      <p className="inspector-kind">{kind}</p>
      <h2>{title}</h2>
      {children}
    </>
  );
}

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Names and values; an absent value is left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Every check that has something to say, with its icon, word and message. */
export function Checks({ checks }: { readonly checks: readonly Check[] }) {
  if (checks.length === 0) return <p className="quiet">{text.noChecks}</p>;
  return (
    <ul className="checks">
      {checks.map(({ code, severity, message }) => (
        <li key={`${code} ${message}`}>
          <SeverityIcon severity={severity} word />
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
