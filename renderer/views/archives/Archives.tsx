import { useArchives, useCurrentArchive } from '../../state/archives';
import { useHub } from '../../state/hub';
import { PlaceHead } from '../../components/PlaceHead';
import { Failure } from './Failure';
import { Found } from './Found';
import { PullPanel } from './hub/PullPanel';
import { Sources } from './Sources';
import { archivesText as text } from '../../text/archives';

/** The place of the archives: where they come from, and what was found in the one that is looked at. */
export function Archives() {
  const archive = useCurrentArchive();
  const pulls = useHub(({ isOpen }) => isOpen);
  const failed = useArchives(({ failure }) => failure !== null);
  const { artifacts, runs, evaluations } = archive?.open ?? { artifacts: [], runs: [], evaluations: [] };
  return (
    <div className="place archives">
      <PlaceHead place="archives">
        {archive && text.counts(artifacts.length, runs.length, evaluations.length)}
      </PlaceHead>
      <div className="archives-columns">
        <Sources />
        <div className="archives-main">
          {pulls && <PullPanel />}
          {failed && <Failure />}
          {archive && <Found key={archive.id} archive={archive} />}
        </div>
      </div>
    </div>
  );
}
