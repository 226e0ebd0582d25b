import { ChevronDown, FolderOpen, X } from 'lucide-react';
import { chooseAndOpen } from '../actions/opening';
import { chord } from '../actions/platform';
import { IconButton } from '../components/IconButton';
import { Popover } from '../components/Popover';
import { useArchives, useCurrentArchive } from '../state/archives';
import { actionsText } from '../text/actions';
import { frameText as text } from '../text/frame';

/** The archive that is looked at, and the others that are open. */
export function ArchiveSelector() {
  const current = useCurrentArchive();
  const { opened, look, close: closeArchive } = useArchives();
  return (
    <Popover
      label={text.archive}
      className="archive-selector"
      button={
        <>
          <span className="words">{current?.name ?? text.noArchive}</span>
          <ChevronDown size={13} aria-hidden />
        </>
      }
    >
      {(close) => (
        <ul className="menu">
          {opened.map(({ id, name, location }) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === current?.id || undefined}
                onClick={() => {
                  look(id);
                  close();
                }}
              >
                <span className="name">{name}</span>
                <span className="where">{location}</span>
              </button>
              <IconButton icon={X} label={actionsText.closeArchive(name)} onClick={() => closeArchive(id)} />
            </li>
          ))}
          <li>
            <button
              type="button"
              className="plain"
              onClick={() => {
                close();
                void chooseAndOpen('folder');
              }}
            >
              <FolderOpen size={13} aria-hidden />
              {actionsText.openFolder}
              <kbd>{chord('O')}</kbd>
            </button>
          </li>
        </ul>
      )}
    </Popover>
  );
}
