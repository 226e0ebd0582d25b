import { useId, useState } from 'react';
import { webAddress } from '../../../../analysis/webAddress';
import type { ProviderInfo } from '../../../../electron/contract';
import { machine } from '../../../machine';
import { notifyFailure } from '../../../state/notice';
import { usePlanning } from '../../../state/jobs/planning';
import { jobFormText as text } from '../../../text/jobForm';
import { TextField } from './TextField';

/** The model by name, or out of the provider's list, which is asked for over the network when the button is pressed. */
export function ModelField({ provider }: { readonly provider: ProviderInfo | null }) {
  const address = usePlanning(({ form }) => form.address.trim());
  const [models, setModels] = useState<readonly string[] | null>(null);
  const [isAsking, setAsking] = useState(false);
  const list = useId();
  const at = address === '' ? (provider?.defaultBaseUrl ?? '') : address;
  const host = webAddress(at)?.host ?? '';
  const ask = async (id: ProviderInfo['id']): Promise<void> => {
    setAsking(true);
    try {
      setModels(await machine().listModels(id, address === '' ? null : address));
    } catch (error) {
      notifyFailure(error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <TextField field="model" label={text.model} list={list}>
        {provider && host !== '' && (
          <button type="button" className="button" disabled={isAsking} onClick={() => void ask(provider.id)}>
            {isAsking ? text.askingModels : text.models(host)}
          </button>
        )}
      </TextField>
      <datalist id={list}>
        {models?.map((model) => (
          <option key={model} value={model} />
        ))}
      </datalist>
      {models && (
        <p className="field-hint" role="status">
          {text.modelsFound(models.length)}
        </p>
      )}
    </>
  );
}
