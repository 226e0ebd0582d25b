import { useId } from 'react';
import { useJobs } from '../../../state/jobs/jobs';
import { withProvider } from '../../../state/jobs/jobForm';
import { usePlanning } from '../../../state/jobs/planning';
import { jobFormText as text } from '../../../text/jobForm';
import { KeyField } from './KeyField';
import { ModelField } from './ModelField';
import { TextField } from './TextField';

/** Which provider at which address, with which key, and which of its models. */
export function ProviderFields() {
  const providers = useJobs((state) => state.providers);
  const selected = usePlanning(({ form }) => form.provider);
  const id = useId();
  const provider = providers.find((each) => each.id === selected);
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
        <TextField field="address" label={text.address} placeholder={provider?.defaultBaseUrl ?? text.addressForm} />
      </div>
      {provider && <KeyField key={`key ${provider.id}`} provider={provider} />}
      <ModelField key={`model ${selected}`} provider={provider ?? null} />
    </>
  );
}
