import { Pencil, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../components/IconButton';
import { useArchives } from '../state/archives';
import type { OpenedArchive } from '../state/opened';
import { nameArchive } from '../state/workspace';
import { actionsText } from '../text/actions';
import { frameText as text } from '../text/frame';

interface OpenArchiveProps {
  readonly archive: OpenedArchive;
  readonly isCurrent: boolean;
  onLook(): void;
  onRenamed(): void;
}

/** An open archive in the list of them: looked at, renamed or closed. */
export function OpenArchive({ archive, isCurrent, onLook, onRenamed }: OpenArchiveProps) {
  const { id, name, ownName, location } = archive;
  const [draft, setDraft] = useState<string | null>(null);
  if (draft !== null)
    return (
      <li>
        <form
          className="name-view"
          onSubmit={(event) => {
            event.preventDefault();
            nameArchive(archive, draft);
            onRenamed();
          }}
        >
          <input
            type="text"
            autoFocus
            value={draft}
            placeholder={ownName}
            aria-label={text.nameOf(name)}
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
          <button type="submit" className="button">
            {text.rename}
          </button>
        </form>
      </li>
    );
  return (
    <li>
      <button type="button" aria-current={isCurrent || undefined} onClick={onLook}>
        <span className="name" title={name}>
          {name}
        </span>
        <span className="where">{location}</span>
      </button>
      <IconButton icon={Pencil} label={text.renameArchive(name)} onClick={() => setDraft(name)} />
      <IconButton icon={X} label={actionsText.closeArchive(name)} onClick={() => useArchives.getState().close(id)} />
    </li>
  );
}
