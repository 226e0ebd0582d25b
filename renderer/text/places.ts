import type { Place } from '../state/places';

/** Names of the places, and the one question that each answers. */
export const placesText = {
  rail: 'Places',
  collapse: 'Collapse the rail',
  expand: 'Expand the rail',
  names: {
    archives: 'Archives',
    leaderboard: 'Leaderboard',
    quality: 'Quality',
    analysis: 'Analysis',
    compare: 'Compare',
    jobs: 'Jobs',
  },
  questions: {
    archives: 'What is in the archive, and what is wrong with it?',
    leaderboard: 'Which generator’s data makes the better student?',
    quality: 'What is in the data that each generator wrote?',
    analysis: 'Why does one generator’s data make the better student?',
    compare: 'What differs between two archives, and by more than its noise?',
    jobs: 'What is asked of which machines, how far is it, and what does it cost?',
  },
} as const satisfies {
  names: Record<Place, string>;
  questions: Record<Place, string>;
  rail: string;
  collapse: string;
  expand: string;
};
