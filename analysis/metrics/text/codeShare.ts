import { bothSides } from '../bothSides';
import { codePointsOf } from '../codePoints';

export const codeShareMetrics = bothSides({
  id: 'code_share',
  name: 'Code share of the {side}',
  label: 'code share',
  unit: 'share',
  better: 'none',
  definition:
    'Characters of the {side} in fenced blocks and in indented code, divided by all its characters; lines of fences count ' +
    'in neither. An empty {side} has none.',
  source: 'CommonMark 0.31.2, sections 4.4 and 4.5',
  needs: 'text',
  topic: 'texts',
  cost: 'some 100,000 texts of 2,000 characters a second',
  version: 1,
  measure: ({ parts }) => {
    const code = codePointsOf(parts.code);
    const all = code + codePointsOf(parts.prose);
    return all === 0 ? null : code / all;
  },
});
