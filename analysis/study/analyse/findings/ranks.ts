import type { Finding } from '../../../analysisResults';
import { enumerate, figure, type FindingContext } from './finding';

/** Generators whose place in the leaderboard depends on which settings, benchmarks or seeds are in it. */
export function examineRanks({ parts }: FindingContext): Finding[] {
  return (parts.rankStability ?? []).map(({ over, conditions, concordance, p, generators }) => {
    const moved = generators.filter(({ rankLo, rankHi }) => rankLo !== rankHi);
    const listed = moved.map(({ generator, rankLo, rankHi }) => `${generator} (${rankLo} to ${rankHi})`);
    const agreement = `The ${conditions} ${over} order the ${generators.length} generators${over === 'seeds' ? ' that have several' : ''} with a concordance (Kendall's W) of ${figure(concordance, 2)}${p === null ? '' : `, p ${figure(p, 2)}`}.`;
    return {
      code: moved.length > 0 ? `ranks-depend-on-${over}` : `ranks-hold-over-${over}`,
      severity: moved.length > 0 ? 'caution' : 'note',
      message:
        moved.length > 0
          ? `${agreement} Leaving one of them out moves the rank of ${enumerate(listed)}.`
          : `${agreement} Leaving one of them out changes no rank.`,
      evidence: {
        conditions,
        concordance,
        p,
        ...Object.fromEntries(moved.map(({ generator, rankLo, rankHi }) => [generator, `${rankLo} to ${rankHi}`])),
      },
    };
  });
}
