import { domains, methods } from '../../../state/jobs/jobForm';
import { changeForm, usePlanning } from '../../../state/jobs/planning';
import { jobFormText as text } from '../../../text/jobForm';
import { Choice } from './Choice';
import { InputField } from './InputField';
import { PromptField } from './PromptField';

/** Which of the nine settings, from which seeds, with which prompts. */
export function GenerationFields() {
  const { method, domain, answer } = usePlanning(({ form }) => form);
  return (
    <>
      <Choice<string>
        label={text.method}
        names={text.methods}
        ids={methods}
        selected={method}
        onSelect={(chosen) => changeForm({ method: chosen })}
      />
      <p className="field-hint">{text.methodsExplained[method]}</p>
      <div className="field-row">
        <Choice<string>
          label={text.domain}
          names={text.domains}
          ids={domains}
          selected={domain}
          onSelect={(chosen) => changeForm({ domain: chosen })}
        />
        <Choice
          label={text.answer}
          names={text.answers}
          ids={['text', 'json'] as const}
          selected={answer}
          onSelect={(chosen) => changeForm({ answer: chosen })}
        />
      </div>
      <InputField field="seeds" label={text.seeds} otherwise={text.seedsExplained} choose={text.choose} />
      <PromptField />
    </>
  );
}
