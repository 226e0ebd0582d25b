import { BookOpen, CloudDownload, FileText, FlaskConical, FolderOpen, X } from 'lucide-react';
import { useEffect } from 'react';
import type { RecentArchive } from '../../../electron/contract';
import { chooseAndOpen, forget, openPublished, openSmallStudy, reopen } from '../../actions/opening';
import { chord } from '../../actions/platform';
import { IconButton } from '../../components/IconButton';
import { useArchives } from '../../state/archives';
import { openHub } from '../../state/hub';
import { refreshRecent } from '../../state/recent';
import { useWorkspace } from '../../state/workspace';
import { actionsText } from '../../text/actions';
import { archivesText as text } from '../../text/archives';
import { hubText } from '../../text/hub';

/** Where archives come from: dialogs, a drop, the bundled studies, the recent ones. */
export function Sources() {
  return (
    <aside className="sources">
      <h3>{text.openTitle}</h3>
      <p className="quiet">{text.openExplanation}</p>
      <div className="stack">
        <button type="button" className="button primary" onClick={() => void chooseAndOpen('folder')}>
          <FolderOpen size={14} aria-hidden />
          {actionsText.openFolder}
          <kbd>{chord('O')}</kbd>
        </button>
        <button type="button" className="button" onClick={() => void chooseAndOpen('file')}>
          <FileText size={14} aria-hidden />
          {actionsText.openFile}
          <kbd>{chord('Shift', 'O')}</kbd>
        </button>
        <button type="button" className="button" onClick={() => void openPublished()}>
          <BookOpen size={14} aria-hidden />
          {actionsText.openPublished}
        </button>
        <button type="button" className="button" onClick={() => void openSmallStudy()}>
          <FlaskConical size={14} aria-hidden />
          {actionsText.openSmallStudy}
        </button>
        <button type="button" className="button" onClick={openHub}>
          <CloudDownload size={14} aria-hidden />
          {hubText.open}
        </button>
      </div>
      <p className="quiet">{text.drop}</p>
      <Recent />
    </aside>
  );
}

function Recent() {
  const { recent, opened } = useArchives();
  const file = useWorkspace((state) => state.file);
  const isOpen = ({ id, kind, location }: Pick<RecentArchive, 'id' | 'kind' | 'location'>): boolean =>
    kind === 'workspace' ? file?.location === location : opened.some((archive) => archive.id === id);
  // An archive may have been moved since the list was read.
  useEffect(() => void refreshRecent(), []);
  return (
    <section aria-label={text.recent}>
      <h3>{text.recent}</h3>
      {recent.length === 0 && <p className="quiet">{text.recentEmpty}</p>}
      <ul className="recent">
        {recent.map(({ id, kind, name, location, present }) => (
          <li key={id} className={present ? '' : 'gone'}>
            <button
              type="button"
              disabled={!present}
              onClick={() => void reopen({ id, kind })}
              aria-label={text.reopen(name)}
            >
              <span className="name">
                {name}
                {kind === 'workspace' && <span className="count">{text.isWorkspace}</span>}
                {isOpen({ id, kind, location }) && <span className="count">{text.isOpen}</span>}
              </span>
              <span className="where" title={location}>
                {present ? location : `${location} · ${text.gone}`}
              </span>
            </button>
            <IconButton icon={X} label={text.forget(name)} onClick={() => void forget(id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
