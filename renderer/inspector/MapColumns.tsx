import { Table2 } from 'lucide-react';
import { useArchiveTab } from '../state/archiveTab';
import { usePlaces } from '../state/places';
import { useSelection } from '../state/selection';
import { mappingText as text } from '../text/mapping';

/** Opens the panel in which the columns of a table of scores are said to mean something. */
export function MapColumns({ path }: { readonly path: string }) {
  const open = (): void => {
    useArchiveTab.getState().map(path);
    usePlaces.getState().go('archives');
    // In a narrow window the inspector would stand before it.
    useSelection.getState().clear();
  };
  return (
    <p className="inspector-action">
      <button type="button" className="button" onClick={open}>
        <Table2 size={13} aria-hidden />
        {text.mapColumns}
      </button>
    </p>
  );
}
