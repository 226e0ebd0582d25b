import { useEffect, useState } from 'react';
import type { SecretState } from '../../../../electron/contract';
import { machine } from '../../../machine';
import { notifyFailure } from '../../../state/notice';
import { hubText as text } from '../../../text/hub';

const secret = 'hugging-face';

/** How the token is held, never the token; a new one goes to the machine and out of the field. */
export function TokenField() {
  const [state, setState] = useState<SecretState | null>(null);
  const [typed, setTyped] = useState('');
  useEffect(() => void machine().secretState(secret).then(setState, notifyFailure), []);
  if (state === null) return null;
  const { held, canKeep } = state;
  const set = (where: 'kept' | 'session'): void => {
    // Emptied at once, whatever comes of it.
    setTyped('');
    machine().setSecret(secret, typed.trim(), where).then(setState, notifyFailure);
  };
  return (
    <div className="hub-fields">
      <label>
        <span className="field-name">{text.token}</span>
        <input
          type="password"
          value={typed}
          placeholder={text.newToken}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {typed.trim() !== '' && (
        <>
          <button type="button" className="button" disabled={!canKeep} onClick={() => set('kept')}>
            {text.keepToken}
          </button>
          <button type="button" className="button" onClick={() => set('session')}>
            {text.useTokenOnce}
          </button>
        </>
      )}
      <span className="quiet" title={canKeep ? undefined : text.cannotKeep}>
        {typed.trim() !== '' && !canKeep ? text.cannotKeep : text.tokenHeld[held]}
      </span>
      {(held === 'kept' || held === 'session') && (
        <button
          type="button"
          className="button"
          onClick={() => void machine().forgetSecret(secret).then(setState, notifyFailure)}
        >
          {text.forgetToken}
        </button>
      )}
    </div>
  );
}
