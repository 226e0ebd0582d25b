import { X } from 'lucide-react';
import { IconButton } from '../components/IconButton';
import { useCurrentArchive } from '../state/archives';
import type { OpenedArchive } from '../state/opened';
import { useSelection, type Selection } from '../state/selection';
import { frameText } from '../text/frame';
import { ArtifactDetail } from './ArtifactDetail';
import { CellDetail } from './CellDetail';
import { GeneratorDetail } from './GeneratorDetail';
import { InstanceDetail } from './InstanceDetail';
import { ProblemDetail } from './ProblemDetail';
import { RunDetail } from './RunDetail';

/** What is selected, in full. Not there while nothing is. */
export function Inspector() {
  const { selection, clear } = useSelection();
  const archive = useCurrentArchive();
  if (!selection) return null;
  return (
    <aside className="inspector" aria-label={frameText.inspector}>
      <div className="inspector-close">
        <IconButton icon={X} label={frameText.closeInspector} shortcut="Esc" onClick={clear} />
      </div>
      <Detail selection={selection} archive={archive} />
    </aside>
  );
}

function Detail({ selection, archive }: { readonly selection: Selection; readonly archive: OpenedArchive | null }) {
  if (selection.kind === 'problem') return <ProblemDetail {...selection} />;
  if (!archive) return null;
  switch (selection.kind) {
    case 'cell':
      return <CellDetail archive={archive} {...selection} />;
    case 'generator':
      return <GeneratorDetail archive={archive} generator={selection.generator} />;
    case 'run':
      return <RunDetail archive={archive} id={selection.run} />;
    case 'instance':
      return <InstanceDetail archive={archive} {...selection} />;
    case 'artifact':
      return <ArtifactDetail archive={archive} artifact={selection.artifact} />;
  }
}
