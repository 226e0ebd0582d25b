import { useId } from 'react';
import type { ChosenInput, JobInput } from '../../../../electron/contract';
import { machine } from '../../../machine';
import { notifyFailure } from '../../../state/notice';
import { changeForm, usePlanning } from '../../../state/jobs/planning';
import { FieldError } from './FieldError';
import { useFieldError } from './useField';

interface InputFieldProps {
  readonly field: JobInput;
  readonly label: string;
  /** What is meant while nothing is chosen; null: something must be. */
  readonly otherwise: string | null;
  readonly choose: string;
  /** Goes back to what is meant otherwise. */
  readonly clear?: string;
}

/** A file or folder of the user's that the job reads. */
export function InputField({ field, label, otherwise, choose, clear }: InputFieldProps) {
  const chosen = usePlanning(({ form }) => form[field]);
  const error = useFieldError(field);
  const id = useId();
  const ask = async (): Promise<void> => {
    const input: ChosenInput | null = await machine().chooseJobInput(field);
    if (input) changeForm({ [field]: input });
  };
  return (
    <div className="field" role="group" aria-labelledby={`${id}-name`} aria-describedby={`${id}-error`}>
      <span id={`${id}-name`} className="field-name">
        {label}
      </span>
      <span className="field-line">
        <span className={`chosen-input words${chosen ? '' : ' quiet'}`} title={chosen?.location}>
          {chosen?.name ?? otherwise ?? ''}
        </span>
        <button type="button" className="button" onClick={() => void ask().catch(notifyFailure)}>
          {choose}
        </button>
        {chosen && clear !== undefined && (
          <button type="button" className="button" onClick={() => changeForm({ [field]: null })}>
            {clear}
          </button>
        )}
      </span>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}
