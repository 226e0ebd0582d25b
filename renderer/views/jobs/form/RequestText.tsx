import type { RequestPreview } from '../../../../electron/contract';
import { jobFormText as text } from '../../../text/jobForm';

/** A request's texts for the eye, and what was drawn for its item. */
export function RequestText({ request: { system, prompt, origin } }: { readonly request: RequestPreview }) {
  const drawn = Object.entries(origin).filter(([, value]) => value !== null);
  return (
    <div className="request-text">
      {system !== null && (
        <section>
          <h4>{text.system}</h4>
          <p className="verbatim">{system}</p>
        </section>
      )}
      <section>
        <h4>{text.message}</h4>
        <p className="verbatim">{prompt}</p>
      </section>
      {drawn.length > 0 && (
        <section>
          <h4>{text.origin}</h4>
          <dl>
            {drawn.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
