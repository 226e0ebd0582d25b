import { X } from 'lucide-react';
import type { GrantedArchive } from '../../../electron/contract';
import { IconButton } from '../../components/IconButton';
import { machine } from '../../machine';
import { notifyFailure } from '../../state/notice';
import { searchesText as text } from '../../text/searches';

interface ChosenFilesProps {
  readonly label: string;
  readonly chosen: readonly GrantedArchive[];
  onChange(chosen: readonly GrantedArchive[]): void;
}

/** Files beside the archive that it is compared with. They are read for that alone, and opened nowhere. */
export function ChosenFiles({ label, chosen, onChange }: ChosenFilesProps) {
  const add = async (what: 'folder' | 'file'): Promise<void> => {
    try {
      const lent = await machine().lendFiles(what);
      if (lent) onChange([...chosen.filter(({ id }) => id !== lent.id), lent]);
    } catch (error) {
      notifyFailure(error);
    }
  };
  return (
    <div className="chosen-files" role="group" aria-label={label}>
      {chosen.length === 0 && <p className="quiet">{text.noFiles}</p>}
      <ul>
        {chosen.map((file) => (
          <li key={file.id}>
            <span title={file.location}>{file.name}</span>
            <IconButton
              icon={X}
              label={text.remove(file.name)}
              onClick={() => onChange(chosen.filter(({ id }) => id !== file.id))}
            />
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={() => void add('file')}>
        {text.addFile}
      </button>
      <button type="button" className="button" onClick={() => void add('folder')}>
        {text.addFolder}
      </button>
    </div>
  );
}
