import { useState } from 'react';
import type { RequestPreview } from '../../../../electron/contract';
import { Segments } from '../../../components/Segments';
import { SeverityIcon } from '../../../components/SeverityIcon';
import { jobFormText as text } from '../../../text/jobForm';
import { RequestText } from './RequestText';
import { useRequest } from './useRequest';

const views = ['parts', 'body'] as const;
type View = (typeof views)[number];

/** The exact request for any item, as the form is now. */
export function RequestPanel() {
  const [item, setItem] = useState(0);
  const [view, setView] = useState<View>('parts');
  const { request, failure, isMissing } = useRequest(item);
  return (
    <section className="request-panel" aria-label={text.request}>
      <header>
        <h3>{text.request}</h3>
        <label className="request-item">
          <span className="field-name">{text.item}</span>
          <input
            type="number"
            min={0}
            step={1}
            value={item}
            onChange={({ currentTarget: { valueAsNumber: typed } }) => {
              if (Number.isSafeInteger(typed) && typed >= 0) setItem(typed);
            }}
          />
        </label>
        <Segments<View>
          label={text.request}
          segments={views.map((id) => ({ id, name: text.requestViews[id] }))}
          selected={view}
          onSelect={setView}
        />
      </header>
      <p className="field-hint">
        {request === null || isMissing ? '' : `${text.to(request.host)} · `}
        {text.requestExplained}
      </p>
      {failure !== null && !isMissing && (
        <p className="field-error" role="status">
          <SeverityIcon severity="fault" />
          {failure}
        </p>
      )}
      {isMissing && <p className="quiet">{text.requestWaits}</p>}
      {!isMissing && request === null && failure === null && <p className="quiet">{text.requestComes}</p>}
      {request !== null && !isMissing && <Shown request={request} view={view} isStale={failure !== null} />}
    </section>
  );
}

interface ShownProps {
  readonly request: RequestPreview;
  readonly view: View;
  /** It is of the form before. */
  readonly isStale: boolean;
}

function Shown({ request, view, isStale }: ShownProps) {
  return (
    <div className={isStale ? 'is-stale' : undefined}>
      {view === 'parts' ? (
        <RequestText request={request} />
      ) : (
        <pre tabIndex={0} aria-label={text.requestViews.body}>
          {JSON.stringify(request.body, null, 2)}
        </pre>
      )}
    </div>
  );
}
