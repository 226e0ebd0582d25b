import { useEffect, useId, useState } from 'react';
import type { ProviderInfo, SecretState } from '../../../../electron/contract';
import { machine } from '../../../machine';
import { notifyFailure } from '../../../state/notice';
import { usePlanning } from '../../../state/jobs/planning';
import { jobFormText as text } from '../../../text/jobForm';
import { FieldError } from './FieldError';

/** How the provider's key is held, never the key; a new one goes to the machine and out of the field. */
export function KeyField({ provider }: { readonly provider: ProviderInfo }) {
  const [state, setState] = useState<SecretState | null>(null);
  const [typed, setTyped] = useState('');
  const isChecked = usePlanning((planning) => planning.isChecked);
  const id = useId();
  useEffect(() => void machine().secretState(provider.id).then(setState, notifyFailure), [provider.id]);
  const key = typed.trim();
  const set = (where: 'kept' | 'session'): void => {
    // Emptied at once, whatever comes of it.
    setTyped('');
    machine().setSecret(provider.id, key, where).then(setState, notifyFailure);
  };
  const forget = (): void => void machine().forgetSecret(provider.id).then(setState, notifyFailure);
  const isOdd = key !== '' && !/^[\x21-\x7e]+$/.test(key);
  const isMissing = isChecked && key === '' && state?.held === 'none' && !provider.keyOptional;
  return (
    <div className="field">
      <label htmlFor={`${id}-input`} className="field-name">
        {text.key}
      </label>
      <span className="field-line">
        <input
          id={`${id}-input`}
          type="password"
          value={typed}
          placeholder={state ? heldText(state, provider) : ''}
          autoComplete="off"
          aria-invalid={isOdd || isMissing}
          aria-describedby={`${id}-held ${id}-error`}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {key !== '' && (
          <>
            <button
              type="button"
              className="button"
              disabled={isOdd || state?.canKeep !== true}
              onClick={() => set('kept')}
            >
              {text.keepKey}
            </button>
            <button type="button" className="button" disabled={isOdd} onClick={() => set('session')}>
              {text.useKeyOnce}
            </button>
          </>
        )}
        {key === '' && (state?.held === 'kept' || state?.held === 'session') && (
          <button type="button" className="button" onClick={forget}>
            {text.forgetKey}
          </button>
        )}
      </span>
      <span id={`${id}-held`} className={key !== '' && state?.canKeep === false ? 'field-hint' : 'visually-hidden'}>
        {key !== '' && state?.canKeep === false ? text.cannotKeep : state && heldText(state, provider)}
      </span>
      <FieldError id={`${id}-error`} error={isOdd ? text.keyLetters : isMissing ? text.needsKey : undefined} />
    </div>
  );
}

function heldText({ held }: SecretState, { variable, keyOptional }: ProviderInfo): string {
  if (held === 'environment') return text.keyHeld.environment(variable);
  return held === 'none' ? text.keyHeld.none(keyOptional) : text.keyHeld[held];
}
