import {
  Archive,
  ChartScatter,
  Gauge,
  GitCompareArrows,
  ListChecks,
  PanelLeftClose,
  PanelLeftOpen,
  Trophy,
  type LucideIcon,
} from 'lucide-react';
import { places, usePlaces, type Place } from '../state/places';
import { placesText as text } from '../text/places';

const icons: Readonly<Record<Place, LucideIcon>> = {
  archives: Archive,
  leaderboard: Trophy,
  quality: Gauge,
  analysis: ChartScatter,
  compare: GitCompareArrows,
  jobs: ListChecks,
};

/** The places by name; collapsed, by icon alone. */
export function Rail() {
  const { place, railCollapsed, go, toggleRail } = usePlaces();
  const Toggle = railCollapsed ? PanelLeftOpen : PanelLeftClose;
  const toggleName = railCollapsed ? text.expand : text.collapse;
  return (
    <nav className={`rail${railCollapsed ? ' collapsed' : ''}`} aria-label={text.rail}>
      <ul>
        {places.map((each, index) => {
          const Icon = icons[each];
          return (
            <li key={each}>
              <button
                type="button"
                aria-current={each === place ? 'page' : undefined}
                aria-label={text.names[each]}
                aria-keyshortcuts={String(index + 1)}
                title={`${text.names[each]} (${index + 1})`}
                onClick={() => go(each)}
              >
                <Icon size={16} strokeWidth={1.75} aria-hidden />
                <span className="rail-name">{text.names[each]}</span>
                <kbd aria-hidden>{index + 1}</kbd>
              </button>
            </li>
          );
        })}
      </ul>
      <button type="button" className="rail-toggle" aria-label={toggleName} title={toggleName} onClick={toggleRail}>
        <Toggle size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </nav>
  );
}
