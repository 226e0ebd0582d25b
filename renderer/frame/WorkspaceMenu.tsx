import { ChevronDown, FolderOpen, Save, SaveAll, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { chord } from '../actions/platform';
import { Popover } from '../components/Popover';
import { chooseWorkspace, closeWorkspace, saveWorkspace, useUnsaved, useWorkspace } from '../state/workspace';
import { workspaceText as text } from '../text/workspace';
import { MenuItem } from './MenuItem';
import { NamedViews } from './NamedViews';
import { WorkspacePlaces } from './WorkspacePlaces';

/** The workspace file that is open, whether it is saved, and its named views. */
export function WorkspaceMenu() {
  const file = useWorkspace((state) => state.file);
  const unsaved = useUnsaved();
  return (
    <Popover
      label={unsaved ? `${text.workspace}: ${text.unsaved}` : text.workspace}
      className="archive-selector"
      align="right"
      button={
        <>
          <span className={`words${file ? '' : ' quiet'}`}>{file?.name ?? text.workspace}</span>
          {unsaved && <span className="unsaved" aria-hidden />}
          <ChevronDown size={13} aria-hidden />
        </>
      }
    >
      {(close) => {
        const item = (name: string, icon: ReactNode, keys: string | null, run: () => void) => (
          <MenuItem icon={icon} name={name} keys={keys} close={close} run={run} />
        );
        return (
          <>
            <p className="menu-note">{file ? file.location : text.explanation}</p>
            <ul className="menu even">
              {item(text.save, <Save size={13} aria-hidden />, chord('S'), () => void saveWorkspace(false))}
              {item(
                text.saveAs,
                <SaveAll size={13} aria-hidden />,
                chord('Shift', 'S'),
                () => void saveWorkspace(true),
              )}
              {item(text.open, <FolderOpen size={13} aria-hidden />, null, () => void chooseWorkspace())}
              {file && item(text.close, <X size={13} aria-hidden />, null, () => void closeWorkspace())}
            </ul>
            {file && <WorkspacePlaces />}
            <NamedViews close={close} />
          </>
        );
      }}
    </Popover>
  );
}
