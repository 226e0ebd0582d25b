import { useEffect, useState } from 'react';
import { machine } from '../../../machine';
import { listDataset, useHub } from '../../../state/hub';
import { notifyFailure } from '../../../state/notice';
import { hubText as text } from '../../../text/hub';

/** The data set's id and the Hub's address, which is remembered. */
export function DatasetForm() {
  const isBusy = useHub((state) => state.isBusy);
  const [name, setName] = useState('');
  const [endpoint, setEndpoint] = useState('');
  useEffect(() => {
    machine()
      .readPreferences()
      .then(({ hubEndpoint }) => setEndpoint((typed) => (typed === '' ? hubEndpoint : typed)), notifyFailure);
  }, []);
  return (
    <form
      className="hub-fields"
      onSubmit={(event) => {
        event.preventDefault();
        void listDataset({ name, endpoint });
      }}
    >
      <label>
        <span className="field-name">{text.dataset}</span>
        <input
          value={name}
          placeholder={text.datasetForm}
          autoFocus
          spellCheck={false}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label>
        <span className="field-name">{text.endpoint}</span>
        <input value={endpoint} spellCheck={false} onChange={(event) => setEndpoint(event.currentTarget.value)} />
      </label>
      <button type="submit" className="button" disabled={isBusy || name.trim() === '' || endpoint.trim() === ''}>
        {text.list}
      </button>
    </form>
  );
}
