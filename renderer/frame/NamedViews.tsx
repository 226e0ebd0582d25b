import { X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../components/IconButton';
import { notify } from '../state/notice';
import { useSaid } from '../state/said';
import { forgetView, keepView, showView } from '../state/views';
import { placesText } from '../text/places';
import { workspaceText as text } from '../text/workspace';

/** The views of the workspace by name, and a field that names the one on the screen. */
export function NamedViews({ close }: { readonly close: () => void }) {
  const views = useSaid((said) => said.views);
  const [name, setName] = useState('');
  const trimmed = name.trim();
  return (
    <section className="named-views" aria-label={text.views}>
      <h3>{text.views}</h3>
      <ul className="menu even">
        {views.map((view) => (
          <li key={view.name}>
            <button
              type="button"
              className="plain"
              aria-label={text.showView(view.name)}
              onClick={() => {
                close();
                showView(view);
              }}
            >
              <span className="words">{view.name}</span>
              <span className="quiet">{placeName(view.place)}</span>
            </button>
            <IconButton icon={X} label={text.forgetView(view.name)} onClick={() => forgetView(view.name)} />
          </li>
        ))}
      </ul>
      <form
        className="name-view"
        onSubmit={(event) => {
          event.preventDefault();
          if (trimmed === '') return;
          keepView(trimmed);
          notify(text.viewKept(trimmed));
          close();
        }}
      >
        <input
          type="text"
          value={name}
          placeholder={text.nameView}
          aria-label={text.nameView}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" className="button" disabled={trimmed === ''}>
          {text.keepView}
        </button>
      </form>
    </section>
  );
}

function placeName(place: string): string {
  return Object.entries(placesText.names).find(([id]) => id === place)?.[1] ?? place;
}
