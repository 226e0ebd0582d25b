import type { Finding } from '../../../analysisResults';
import { count, enumerate, percent, type FindingContext } from './finding';

/** A component that is found again in fewer resamples than this is not one to interpret by itself. */
const OFTEN = 0.5;

/** How many components carry more than chance, and which of them other rows would give again. */
export function examineComponentCount({ parts: { pca, regression } }: FindingContext): Finding[] {
  const { parallel, stability } = pca ?? {};
  if (!parallel) return [];
  const used = regression?.k ?? 0;
  const excess = used > parallel.components;
  const unstable = (stability?.foundAgain ?? []).flatMap((share, c) =>
    share < OFTEN ? [`PC${c + 1} (${percent(share)})`] : [],
  );
  return [
    {
      code: excess ? 'components-beyond-chance' : 'components-above-chance',
      severity: excess ? 'caution' : 'note',
      message:
        `Parallel analysis: ${count(parallel.components, 'component')} ${parallel.components === 1 ? 'carries' : 'carry'} more variance than 95 % of tables of unrelated columns of this size.` +
        (excess ? ` The regression uses ${used}: those beyond may be noise.` : ''),
      evidence: { components: parallel.components, used, draws: parallel.draws },
    },
    ...(stability && unstable.length > 0
      ? [
          {
            code: 'components-unstable',
            severity: 'caution' as const,
            message: `Of ${stability.resamples} resamples of the rows, fewer than half find ${enumerate(unstable)} again as they are: their directions mix with those of others. Interpret them together, not one by one.`,
            evidence: Object.fromEntries(stability.foundAgain.map((share, c) => [`PC${c + 1}`, share])),
          },
        ]
      : []),
  ];
}
