import { percent } from '../sides';
import { note, type SidesCheck } from './check';

/** `stale-result`: another result for one of the three scores stands in the archive; `supersede` chose. */
export const staleResult: SidesCheck = ({ superseded }) => {
  if (superseded.length === 0) return [];
  const list = superseded.map(({ role, score, source }) => `${String(role)} ${percent(score)} (${source})`).join(', ');
  const message = `Other results are left aside: ${list}. The newest one under the declared protocol counts; remove it if another should.`;
  return [note('stale-result', message)];
};
