import { metricLabel } from '../../../metrics/metricLabel';
import type { Finding, StructureRelation } from '../../../analysisResults';
import { enumerate, figure, type FindingContext } from './finding';

/** Correlations smaller than this have no sign worth comparing. */
const NEGLIGIBLE = 0.1;
const NOTABLE_DIFFERENCE = 0.2;

type Compared = StructureRelation & { readonly pooled: number; readonly within: number };

/** Predictors whose relation to PGR changes once settings are held fixed. */
export function examineWithinSettings({ parts }: FindingContext): Finding[] {
  const relations = (parts.structure?.relations ?? []).filter(isCompared);
  const reversed = relations.filter(
    ({ pooled, within }) => pooled * within < 0 && Math.min(Math.abs(pooled), Math.abs(within)) >= NEGLIGIBLE,
  );
  const resized = relations.filter(
    (relation) => !reversed.includes(relation) && Math.abs(relation.pooled - relation.within) >= NOTABLE_DIFFERENCE,
  );
  return [
    ...describe(
      'sign-changes-within-settings',
      'Pooled over all rows and within settings, the correlation with PGR has opposite signs',
      reversed,
    ),
    ...describe(
      'size-changes-within-settings',
      `Pooled and within settings, the correlation with PGR differs by ${NOTABLE_DIFFERENCE} or more`,
      resized,
    ),
  ];
}

const isCompared = (relation: StructureRelation): relation is Compared =>
  relation.pooled !== null && relation.within !== null;

function describe(code: string, fact: string, relations: readonly Compared[]): Finding[] {
  if (relations.length === 0) return [];
  const listed = relations.map(
    ({ column, pooled, within }) => `${metricLabel(column)} (${figure(pooled)} and ${figure(within)})`,
  );
  return [
    {
      code,
      severity: 'caution',
      message: `${fact}: ${enumerate(listed)}. The pooled figure mixes differences between settings with differences between generators.`,
      evidence: Object.fromEntries(
        relations.flatMap(({ column, pooled, within, between }) => [
          [`${column}.pooled`, pooled],
          [`${column}.within`, within],
          [`${column}.between`, between],
        ]),
      ),
    },
  ];
}
