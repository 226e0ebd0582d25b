import type { LaunchSummary, ServedModel } from '../../../../../electron/contract';
import { ActionGroup } from '../../../../components/ActionGroup';
import { SeverityIcon } from '../../../../components/SeverityIcon';
import { generateWith } from '../../../../state/jobs/planning';
import { copyAddress, copyServedKey } from '../../../../state/study/servedModels';
import { servingText as text } from '../../../../text/serving';

interface ServedProps {
  readonly launch: Pick<LaunchSummary, 'id' | 'target'>;
  readonly served: ServedModel;
}

/** How a served model is reached from here, and what can be done with it then. */
export function Served({ launch: { id, target }, served }: ServedProps) {
  const { state, baseUrl, model, hasKey } = served;
  const isTrouble = state === 'broken' || state === 'refused';
  return (
    <section className={`served${isTrouble ? ' is-caution' : ''}`} aria-label={text.section}>
      <p role="status" aria-live="polite">
        {isTrouble && <SeverityIcon severity="caution" />}
        <span>{text.said(served, target)}</span>
        {state === 'answering' && <span className="quiet words">{text.as(model)}</span>}
      </p>
      {baseUrl !== null && (
        <ActionGroup label={text.actions}>
          <button type="button" className="button" onClick={() => copyAddress(baseUrl)}>
            {text.copy}
          </button>
          {hasKey && (
            <button
              type="button"
              className="button"
              title={text.copyKeyExplained}
              onClick={() => void copyServedKey(id)}
            >
              {text.copyKey}
            </button>
          )}
          <button type="button" className="button primary" onClick={() => generateWith({ baseUrl, model })}>
            {text.generate}
          </button>
        </ActionGroup>
      )}
    </section>
  );
}
