import type { ReactNode } from 'react';
import type { DuplicateRequest } from '../../../../analysis/duplicateResults';
import { Segments } from '../../../components/Segments';
import { searchesText as text } from '../../../text/searches';
import { NumberField } from '../NumberField';

interface DuplicateFormProps {
  readonly request: DuplicateRequest;
  onChange(request: DuplicateRequest): void;
  /** The button that asks. */
  readonly children: ReactNode;
}

const scopes = ['within', 'across', 'against'] as const;
const parts = ['instruction', 'response', 'both'] as const;

/** What is compared with what, and how similar two texts have to be. */
export function DuplicateForm({ request, onChange, children }: DuplicateFormProps) {
  return (
    <div className="search-form">
      <Segments
        label={text.scope}
        segments={scopes.map((id) => ({ id, name: text.scopes[id] }))}
        selected={request.scope}
        onSelect={(scope) => onChange({ ...request, scope })}
      />
      <Segments
        label={text.of}
        segments={parts.map((id) => ({ id, name: text.parts[id] }))}
        selected={request.of}
        onSelect={(of) => onChange({ ...request, of })}
      />
      <NumberField
        label={text.words}
        value={request.n}
        least={1}
        most={64}
        step={1}
        onChange={(n) => onChange({ ...request, n: Math.round(n) })}
      />
      <NumberField
        label={text.threshold}
        value={request.threshold}
        least={0.05}
        most={1}
        step={0.05}
        onChange={(threshold) => onChange({ ...request, threshold })}
      />
      {children}
    </div>
  );
}
