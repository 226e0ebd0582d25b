import { numberCell, numberColumn, textCell, textColumn } from './parts/cell';
import { formatCorrelation, formatR2 } from '../format';
import { metricLabel } from '../../metrics/metricLabel';
import type { TableSpec } from '../figure';
import type { AnalyseResult } from '../../analysisResults';

type Structure = NonNullable<AnalyseResult['structure']>;

/** Correlation of every predictor with PGR: over all cells, within settings, and between setting means. */
export function structureTable(structure: Structure): TableSpec {
  return {
    id: 'structure',
    title: 'Relations with PGR: pooled, within settings, between settings',
    columns: [
      textColumn('column', 'Predictor'),
      numberColumn('pooled', 'Pooled', null, 'Correlation with PGR'),
      numberColumn('within', 'Within', null, 'Correlation with PGR'),
      numberColumn('between', 'Between', null, 'Correlation with PGR'),
    ],
    rows: structure.relations.map((relation) => [
      textCell(relation.column, metricLabel(relation.column), { subject: { metric: relation.column } }),
      numberCell(relation.pooled, formatCorrelation),
      numberCell(relation.within, formatCorrelation),
      numberCell(relation.between, formatCorrelation),
    ]),
    notes: [
      'Pearson correlations. Within: after the mean of the setting is taken from both; between: of the settings’ means. ' +
        'Missing: no variation, as for a metric of instructions that all generators share.',
      `The setting alone explains ${formatR2(structure.settingsR2)} of the variance of PGR.`,
    ],
  };
}
