import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { HostQuestion } from '../../electron/contract';
import { SeverityIcon } from '../components/SeverityIcon';
import { answerHost, useTargets } from '../state/study/targets';
import { targetsText as text } from '../text/targets';

/** What a host asks, wherever the user is: one question at a time. */
export function HostQuestions() {
  const question = useTargets(({ questions }) => questions[0]);
  return question ? <Question key={question.number} question={question} /> : null;
}

function Question({ question: { number, host, text: prompt, kind, isAgain } }: { readonly question: HostQuestion }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const id = useId();
  const refusal = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // It may come up under somebody who types: a key that was meant for something else accepts no host.
    if (kind === 'confirmation') refusal.current?.focus();
    // Closed before it is removed, it gives the focus back to what had it.
    return () => shown?.close();
  }, [kind]);
  const answer = (given: string | null): void => {
    setTyped('');
    answerHost(number, given);
  };
  return (
    <dialog
      ref={dialog}
      className="host-question"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-prompt`}
      onCancel={(event) => {
        event.preventDefault();
        answer(null);
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          answer(kind === 'secret' ? typed : kind === 'confirmation' ? 'yes' : '');
        }}
      >
        <h2 id={`${id}-title`}>{text.question(host)}</h2>
        <p id={`${id}-prompt`} className="host-prompt">
          {prompt}
        </p>
        {isAgain === true && (
          <p className="host-again">
            <SeverityIcon severity="caution" />
            {text.askedAgain}
          </p>
        )}
        {kind === 'secret' && (
          <label>
            <span className="field-name">{text.answer}</span>
            <input
              type="password"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
        )}
        {kind !== 'notice' && (
          <p className="field-hint">{kind === 'secret' ? text.answerExplained : text.confirmExplained}</p>
        )}
        <p className="field-line">
          <button type="submit" className={`button${kind === 'confirmation' ? '' : ' primary'}`}>
            {kind === 'secret' ? text.send : kind === 'confirmation' ? text.yes : text.understood}
          </button>
          {kind !== 'notice' && (
            <button
              ref={refusal}
              type="button"
              className={`button${kind === 'confirmation' ? ' primary' : ''}`}
              onClick={() => answer(kind === 'confirmation' ? 'no' : null)}
            >
              {kind === 'confirmation' ? text.no : text.dismiss}
            </button>
          )}
        </p>
      </form>
    </dialog>
  );
}
