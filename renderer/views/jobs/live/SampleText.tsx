import type { JobSample } from '../../../../electron/contract';
import { jobsText as text } from '../../../text/jobs';

/** One answer in full: what was asked, what came, and what was made of it. */
export function SampleText({ sample }: { readonly sample: JobSample }) {
  const { item, attempt, prompt, answer, fields, reasons, latencyMs } = sample;
  const taken = Object.entries(fields);
  return (
    <article className="sample-text" aria-label={text.sampleTitle(item, attempt)}>
      <header>
        <h3>{text.sampleTitle(item, attempt)}</h3>
        <span className="quiet">{(latencyMs / 1000).toFixed(1)} s</span>
      </header>
      {reasons.length > 0 && (
        <section>
          <h4>{text.whyRejected}</h4>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </section>
      )}
      {taken.map(([name, value]) => (
        <Part key={name} name={name} value={value} />
      ))}
      {taken.length === 0 && <Part name={text.answer} value={answer} />}
      <Folded name={text.prompt} value={prompt} />
      {taken.length > 0 && <Folded name={text.answer} value={answer} />}
    </article>
  );
}

function Part({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <section>
      <h4>{name}</h4>
      <p className="verbatim">{value}</p>
    </section>
  );
}

function Folded({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <details>
      <summary>{name}</summary>
      <p className="verbatim">{value}</p>
    </details>
  );
}
