import { ChevronLeft } from 'lucide-react';
import { Segments } from '../../../components/Segments';
import { showJobList } from '../../../state/jobs/jobs';
import { ofKind, type JobKindName } from '../../../state/jobs/jobForm';
import { usePlanning } from '../../../state/jobs/planning';
import { jobFormText as text } from '../../../text/jobForm';
import { GenerationFields } from './GenerationFields';
import { JudgeFields } from './JudgeFields';
import { More } from './More';
import { PlanPanel } from './PlanPanel';
import { ProviderFields } from './ProviderFields';
import { RequestPanel } from './RequestPanel';
import { TextField } from './TextField';

const kinds: readonly JobKindName[] = ['generate', 'judge'];

/** A new job: what is asked, of whom, for how much; beside it the plan and the exact requests. */
export function JobForm() {
  const kind = usePlanning(({ form }) => form.kind);
  return (
    <section className="job-form" aria-label={text.title}>
      <header className="job-head">
        <button type="button" className="button" onClick={showJobList}>
          <ChevronLeft size={14} aria-hidden />
          {text.back}
        </button>
        <h2>{text.title}</h2>
        <Segments
          label={text.kind}
          segments={kinds.map((id) => ({ id, name: text.kinds[id] }))}
          selected={kind}
          onSelect={(chosen) => usePlanning.setState(({ form }) => ({ form: ofKind(form, chosen), failure: null }))}
        />
      </header>
      <div className="job-columns">
        <div className="job-fields">
          <fieldset>
            <legend>{text.parts.what}</legend>
            {kind === 'generate' ? <GenerationFields /> : <JudgeFields />}
          </fieldset>
          <fieldset>
            <legend>{text.parts.who}</legend>
            <ProviderFields />
          </fieldset>
          <fieldset>
            <legend>{text.parts.spend}</legend>
            <div className="field-row">
              {kind === 'generate' ? (
                <TextField field="count" label={text.count} numeric />
              ) : (
                <TextField field="sample" label={text.sample} placeholder={text.sampleAll} numeric />
              )}
              <TextField field="budgetUsd" label={text.budget} placeholder={text.budgetNone} numeric />
            </div>
          </fieldset>
          <More kind={kind} />
        </div>
        <div className="job-beside">
          <PlanPanel />
          <RequestPanel />
        </div>
      </div>
    </section>
  );
}
