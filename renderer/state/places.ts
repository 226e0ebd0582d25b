/** Where the user is. The order is the rail's and the number keys'. */
import { create } from 'zustand';

export const places = ['archives', 'leaderboard', 'quality', 'analysis', 'compare', 'jobs'] as const;
export type Place = (typeof places)[number];

interface PlaceState {
  readonly place: Place;
  /** Places left behind, the latest last. */
  readonly trail: readonly Place[];
  readonly railCollapsed: boolean;
  go(place: Place): void;
  /** To the place before this one; false where there is none. */
  back(): boolean;
  toggleRail(): void;
}

const longestTrail = 50;

export const usePlaces = create<PlaceState>()((set, get) => ({
  place: 'leaderboard',
  trail: [],
  railCollapsed: false,
  go: (place) =>
    set((state) => (state.place === place ? {} : { place, trail: [...state.trail, state.place].slice(-longestTrail) })),
  back: () => {
    const place = get().trail.at(-1);
    if (place === undefined) return false;
    set((state) => ({ place, trail: state.trail.slice(0, -1) }));
    return true;
  },
  toggleRail: () => set((state) => ({ railCollapsed: !state.railCollapsed })),
}));
