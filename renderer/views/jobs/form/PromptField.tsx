import { useState } from 'react';
import { machine } from '../../../machine';
import { notify, notifyFailure } from '../../../state/notice';
import { changeForm, promptsChanged, usePlanning } from '../../../state/jobs/planning';
import { jobFormText as text } from '../../../text/jobForm';
import { InputField } from './InputField';
import { PromptEditor } from './PromptEditor';

/** Which prompts; those of a folder of the user's can be edited here. */
export function PromptField() {
  const { prompts, method, domain, answer } = usePlanning(({ form }) => form);
  const [isEditing, setEditing] = useState(false);
  const copy = async (): Promise<void> => {
    const copied = await machine().copyPrompts(prompts?.id ?? 'agora');
    if (copied === null) return;
    changeForm({ prompts: copied });
    promptsChanged();
    setEditing(true);
    notify(text.promptsCopied(copied.location));
  };
  return (
    <>
      <InputField
        field="prompts"
        label={text.prompts}
        otherwise={text.shippedPrompts}
        choose={text.chooseFolder}
        clear={text.useShipped}
      />
      <p className="field-line after-field">
        <button type="button" className="button" onClick={() => void copy().catch(notifyFailure)}>
          {text.copyPrompts}
        </button>
        {prompts && (
          <button
            type="button"
            className="button"
            aria-expanded={isEditing}
            onClick={() => {
              // What was typed and not saved goes with the editor.
              usePlanning.setState({ template: null });
              setEditing(!isEditing);
            }}
          >
            {isEditing ? text.closePrompt : text.editPrompt}
          </button>
        )}
      </p>
      {prompts && isEditing && <PromptEditor key={`${prompts.id} ${method} ${domain} ${answer}`} />}
    </>
  );
}
