import { NoArchive } from '../../components/NoArchive';
import { PlaceHead } from '../../components/PlaceHead';
import { Tabs } from '../../components/Tabs';
import { useCurrentArchive } from '../../state/archives';
import type { OpenedArchive } from '../../state/opened';
import { qualityTabs, useQuality } from '../../state/quality';
import { qualityText as text } from '../../text/quality';
import { Contamination } from './contamination/Contamination';
import { Duplicates } from './duplicates/Duplicates';
import { Metrics } from './metrics/Metrics';
import { dataOf } from './dataOf';
import { NoInstances } from './NoInstances';

/** The place of the data's quality: its intrinsic metrics, its duplicates, and test items in it. */
export function Quality() {
  const archive = useCurrentArchive();
  if (!archive) return <NoArchive place="quality" />;
  return <Parts key={archive.id} archive={archive} />;
}

function Parts({ archive }: { readonly archive: OpenedArchive }) {
  const { tab, show } = useQuality();
  const data = dataOf(archive);
  const hasInstances = data.instances > 0;
  return (
    <div className="place quality">
      <PlaceHead place="quality">{text.basis(data)}</PlaceHead>
      <Tabs
        label={text.parts}
        tabs={qualityTabs.map((id) => ({ id, name: text.tabs[id] }))}
        selected={tab}
        onSelect={show}
      >
        <div className="quality-part">
          {tab === 'metrics' && <Metrics archive={archive} />}
          {tab === 'duplicates' && (hasInstances ? <Duplicates archive={archive} /> : <NoInstances />)}
          {tab === 'contamination' && (hasInstances ? <Contamination archive={archive} /> : <NoInstances />)}
        </div>
      </Tabs>
    </div>
  );
}
