import { ChevronDown, FolderOpen } from 'lucide-react';
import { chooseAndOpen } from '../actions/opening';
import { chord } from '../actions/platform';
import { Popover } from '../components/Popover';
import { useArchives, useCurrentArchive } from '../state/archives';
import { actionsText } from '../text/actions';
import { frameText as text } from '../text/frame';
import { MenuItem } from './MenuItem';
import { OpenArchive } from './OpenArchive';

/** The archive that is looked at, and the others that are open. */
export function ArchiveSelector() {
  const current = useCurrentArchive();
  const { opened, look } = useArchives();
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
          {opened.map((archive) => (
            <OpenArchive
              key={archive.id}
              archive={archive}
              isCurrent={archive.id === current?.id}
              onLook={() => {
                look(archive.id);
                close();
              }}
              onRenamed={close}
            />
          ))}
          <MenuItem
            icon={<FolderOpen size={13} aria-hidden />}
            name={actionsText.openFolder}
            keys={chord('O')}
            close={close}
            run={() => void chooseAndOpen('folder')}
          />
        </ul>
      )}
    </Popover>
  );
}
