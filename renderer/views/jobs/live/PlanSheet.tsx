import type { JobView } from '../../../../electron/contract';
import { jobsText as text } from '../../../text/jobs';

/** What was asked, and what was said of it when the job was made. */
export function PlanSheet({ view: { plan, remarks } }: { readonly view: JobView }) {
  return (
    <div className="plan-sheet">
      {remarks.length > 0 && (
        <section>
          <h3>{text.remarks}</h3>
          <ul className="job-remarks">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{text.planJson}</h3>
        <pre tabIndex={0} aria-label={text.planJson}>
          {JSON.stringify(plan, null, 2)}
        </pre>
      </section>
    </div>
  );
}
