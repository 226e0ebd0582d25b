import { useEffect, useState } from 'react';
import type { PromptTemplate } from '../../../../electron/contract';
import { SeverityIcon } from '../../../components/SeverityIcon';
import { machine } from '../../../machine';
import { notify } from '../../../state/notice';
import { draftForLooks } from '../../../state/jobs/draft';
import { promptsChanged, usePlanning } from '../../../state/jobs/planning';
import { jobFormText as text } from '../../../text/jobForm';

/** The template of the setting that is chosen: what is typed is seen in the request beside it, and kept when it is saved. */
export function PromptEditor() {
  const typed = usePlanning((state) => state.template);
  const [file, setFile] = useState<PromptTemplate | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const tell = (error: unknown): void => setFailure(error instanceof Error ? error.message : String(error));
  useEffect(() => {
    machine().readTemplate(draftForLooks(usePlanning.getState().form)).then(setFile, tell);
    return () => usePlanning.setState({ template: null });
  }, []);
  const save = async (content: string): Promise<void> => {
    const saved = await machine().saveTemplate(draftForLooks(usePlanning.getState().form), content);
    setFile(saved);
    setFailure(null);
    promptsChanged();
    notify(text.templateSaved(saved.file, saved.version));
  };
  return (
    <div className="prompt-editor">
      {file && (
        <>
          <p className="quiet words">{text.templateOf(file.file, file.version)}</p>
          <textarea
            aria-label={text.template}
            value={typed ?? file.text}
            spellCheck={false}
            onChange={({ currentTarget: { value } }) =>
              usePlanning.setState({ template: value === file.text ? null : value })
            }
          />
          <p className="field-hint">{text.templateExplained}</p>
          <p className="field-line">
            <button
              type="button"
              className="button"
              disabled={typed === null}
              onClick={() => typed !== null && void save(typed).catch(tell)}
            >
              {text.saveTemplate}
            </button>
            <button
              type="button"
              className="button"
              disabled={typed === null}
              onClick={() => usePlanning.setState({ template: null })}
            >
              {text.revertTemplate}
            </button>
          </p>
        </>
      )}
      {failure !== null && (
        <p role="alert" className="field-error">
          <SeverityIcon severity="fault" />
          {failure}
        </p>
      )}
    </div>
  );
}
