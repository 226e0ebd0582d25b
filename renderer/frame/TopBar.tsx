import { Moon, Sun, X } from 'lucide-react';
import { chord } from '../actions/platform';
import { IconButton } from '../components/IconButton';
import { useCurrentArchive } from '../state/archives';
import { usePalette } from '../state/palette';
import { useSelection } from '../state/selection';
import { toggleTheme, useTheme } from '../state/theme';
import { actionsText } from '../text/actions';
import { frameText as text } from '../text/frame';
import { ArchiveSelector } from './ArchiveSelector';
import { selectionInWords } from './selectionInWords';
import { WorkspaceMenu } from './WorkspaceMenu';

/** Title, archive, selection in words; at the right the palette and the theme. */
export function TopBar() {
  const archive = useCurrentArchive();
  const { selection, clear } = useSelection();
  const theme = useTheme((state) => state.theme);
  const toggle = usePalette((state) => state.toggle);
  return (
    <header className="top-bar">
      <span className="title">{text.title}</span>
      <ArchiveSelector />
      {selection && (
        <span className="selection" aria-label={text.selection}>
          <span className="words">{selectionInWords(selection, archive?.study ?? null)}</span>
          <IconButton icon={X} label={text.clearSelection} shortcut="Esc" onClick={clear} />
        </span>
      )}
      <span className="spring" />
      <WorkspaceMenu />
      <button type="button" className="palette-button" aria-label={actionsText.palette} onClick={toggle}>
        {actionsText.commands}
        <kbd aria-hidden>{chord('K')}</kbd>
      </button>
      <IconButton icon={theme === 'dark' ? Sun : Moon} label={text.theme[theme]} onClick={toggleTheme} />
    </header>
  );
}
