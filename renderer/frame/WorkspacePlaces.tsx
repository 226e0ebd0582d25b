import { X } from 'lucide-react';
import { IconButton } from '../components/IconButton';
import { useArchives } from '../state/archives';
import { leaveOut, useWorkspace } from '../state/workspace';
import { workspaceText as text } from '../text/workspace';

/** Which places the workspace opens: whoever wrote the file chose them, and they are shown. */
export function WorkspacePlaces() {
  const opened = useArchives((state) => state.opened);
  const unopened = useWorkspace((state) => state.unopened);
  const others = unopened.filter((member) => !opened.some(({ id }) => id === member.id));
  return (
    <section className="named-views" aria-label={text.archives}>
      <h3>{text.archives}</h3>
      <ul className="workspace-places">
        {opened.map(({ id, name, location }) => (
          <li key={id}>
            <span className="words">{name}</span>
            <span className="where" title={location}>
              {location}
            </span>
          </li>
        ))}
        {others.map(({ id, name }) => (
          <li key={id}>
            <span className="words">{name}</span>
            <span className="where">{text.unopened}</span>
            <IconButton icon={X} label={text.leaveOut(name)} onClick={() => leaveOut(id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
