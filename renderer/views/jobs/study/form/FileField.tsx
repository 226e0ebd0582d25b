import { useId } from 'react';
import type { ChosenInput } from '../../../../../electron/contract';
import { machine } from '../../../../machine';
import { notifyFailure } from '../../../../state/notice';
import { studyFormText as text } from '../../../../text/studyForm';
import { FieldError } from '../../form/FieldError';

interface FileFieldProps {
  readonly label: string;
  readonly chosen: ChosenInput | null;
  readonly error?: string | undefined;
  readonly hint?: string;
  onChoose(chosen: ChosenInput | null): void;
}

/** A file of the user's, chosen in the system's dialog. */
export function FileField({ label, chosen, error, hint, onChoose }: FileFieldProps) {
  const id = useId();
  const ask = async (): Promise<void> => {
    const input = await machine().choosePlanFile();
    if (input) onChoose(input);
  };
  return (
    <div className="field" role="group" aria-labelledby={`${id}-name`} aria-describedby={`${id}-error`}>
      <span id={`${id}-name`} className="field-name">
        {label}
      </span>
      <span className="field-line">
        <span className={`chosen-input words${chosen ? '' : ' quiet'}`} title={chosen?.location}>
          {chosen?.name ?? text.noFile}
        </span>
        <button type="button" className="button" onClick={() => void ask().catch(notifyFailure)}>
          {text.choose}
        </button>
        {chosen && (
          <button type="button" className="button" onClick={() => onChoose(null)}>
            {text.clear}
          </button>
        )}
      </span>
      {hint && <span className="field-hint">{hint}</span>}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}
