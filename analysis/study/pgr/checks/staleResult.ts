import { percent } from '../sides';
import { note, type SidesCheck } from './check';

/** `stale-result`: an older result for one of the three scores stands in the archive; the newest was taken. */
export const staleResult: SidesCheck = ({ superseded }) => {
  if (superseded.length === 0) return [];
  const list = superseded.map(({ role, score, source }) => `${String(role)} ${percent(score)} (${source})`).join(', ');
  const message = `Older results are left aside: ${list}. Remove a newer file if the older one should count.`;
  return [note('stale-result', message)];
};
