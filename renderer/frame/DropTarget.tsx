import { useEffect, useState } from 'react';
import { archivesText as text } from '../text/archives';

/** Says that what is dragged over the window can be dropped. The drop itself is the machine's: only it learns paths. */
export function DropTarget() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const enter = (event: DragEvent): void => {
      event.preventDefault();
      if (event.dataTransfer?.types.includes('Files')) setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const end = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', end);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', end);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="drop-target" aria-hidden>
      <div>
        <strong>{text.dropHere}</strong>
        <span>{text.dropExplanation}</span>
      </div>
    </div>
  );
}
