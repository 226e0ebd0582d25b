import { EmptyState } from '../../components/EmptyState';
import { qualityText as text } from '../../text/quality';

/** What the place says of an archive without generated data. */
export function NoInstances() {
  return <EmptyState title={text.noInstancesTitle} text={text.noInstances} />;
}
