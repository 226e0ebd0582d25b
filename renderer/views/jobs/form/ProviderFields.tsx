import { useId } from 'react';
import type { LaunchSummary } from '../../../../electron/contract';
import { useJobs } from '../../../state/jobs/jobs';
import { withProvider } from '../../../state/jobs/jobForm';
import { usePlanning } from '../../../state/jobs/planning';
import { useLaunches } from '../../../state/study/launches';
import { answeringModels, isServedAt } from '../../../state/study/servedModels';
import { jobFormText as text } from '../../../text/jobForm';
import { servingText } from '../../../text/serving';
import { KeyField } from './KeyField';
import { ModelField } from './ModelField';
import { TextField } from './TextField';

const noLaunches: readonly LaunchSummary[] = [];

/** Which provider at which address, with which key, and which of its models. */
export function ProviderFields() {
  const providers = useJobs((state) => state.providers);
  const selected = usePlanning(({ form }) => form.provider);
  const id = useId();
  const provider = providers.find((each) => each.id === selected);
  const launches = useLaunches(({ listing }) => listing?.launches ?? noLaunches);
  const address = usePlanning(({ form }) => form.address);
  const isServed = selected === 'compatible' && isServedAt(address, launches);
  return (
    <>
      <div className="field-row">
        <div className="field">
          <label htmlFor={id} className="field-name">
            {text.provider}
          </label>
          <select
            id={id}
            value={selected}
            onChange={({ currentTarget: { value } }) => {
              const chosen = providers.find((each) => each.id === value);
              if (chosen) usePlanning.setState(({ form }) => ({ form: withProvider(form, chosen.id), failure: null }));
            }}
          >
            {providers.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        </div>
        <TextField
          field="address"
          label={text.address}
          placeholder={provider?.defaultBaseUrl ?? text.addressForm}
          list={`${id}-served`}
        />
        <datalist id={`${id}-served`}>
          {provider?.id === 'compatible' &&
            answeringModels(launches).map(({ baseUrl, model }) => (
              <option key={baseUrl} value={baseUrl}>
                {model}
              </option>
            ))}
        </datalist>
      </div>
      {isServed && (
        <div className="field">
          <span className="field-name">{text.key}</span>
          <span className="field-hint">{servingText.ownKey}</span>
        </div>
      )}
      {provider && !isServed && <KeyField key={`key ${provider.id}`} provider={provider} />}
      <ModelField key={`model ${selected}`} provider={provider ?? null} />
    </>
  );
}
