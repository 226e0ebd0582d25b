import { X } from 'lucide-react';
import { IconButton } from '../../../components/IconButton';
import { SeverityIcon } from '../../../components/SeverityIcon';
import { useHub } from '../../../state/hub';
import { hubText as text } from '../../../text/hub';
import { DatasetForm } from './DatasetForm';
import { DatasetFiles } from './DatasetFiles';
import { TokenField } from './TokenField';

/** Which data set, as whom, and which of its files; nothing is asked of the network before the user lists it. */
export function PullPanel() {
  const { listing, failure, close } = useHub();
  return (
    <section className="hub" aria-label={text.title}>
      <header>
        <h2>{text.title}</h2>
        <IconButton icon={X} label={text.close} onClick={close} />
      </header>
      <p className="quiet">{text.explanation}</p>
      <DatasetForm />
      <TokenField />
      {failure !== null && <Failure message={failure} />}
      {listing && <DatasetFiles key={`${listing.repo} ${listing.revision}`} listing={listing} />}
    </section>
  );
}

function Failure({ message }: { readonly message: string }) {
  return (
    <p role="alert" className="hub-failure">
      <SeverityIcon severity="fault" />
      {message}
    </p>
  );
}
