import { numberCell, numberColumn, textCell, textColumn } from '../../tables/parts/cell';
import { formatPercent } from '../../format';
import { domainName, generatorName, methodName } from '../../names';
import type { TableSpec } from '../../figure';
import type { Relation } from '../../../analysisResults';
import type { Study } from '../../../study/study';

/** The points behind a scatter: generator, setting where there is one, x, y, fitted y and residual. */
export function relationTable(study: Study, id: string, title: string, relation: Relation): TableSpec {
  const bySetting = relation.points.some((point) => point.method !== null);
  const setting = bySetting ? [textColumn('method', 'Method'), textColumn('domain', 'Domain')] : [];
  return {
    id,
    title,
    columns: [
      textColumn('generator', 'Generator'),
      ...setting,
      numberColumn('problem_solving', 'Problem solving', '%'),
      numberColumn('pgr', 'PGR', '%'),
      numberColumn('fitted', 'Fitted PGR', '%'),
      numberColumn('residual', 'Residual', 'points'),
    ],
    rows: relation.points.map((point) => {
      const fitted = relation.intercept + relation.slope * point.x;
      const subject = {
        generator: point.generator,
        ...(point.method === null ? {} : { method: point.method }),
        ...(point.domain === null ? {} : { domain: point.domain }),
      };
      const settingCells = bySetting
        ? [
            textCell(point.method ?? '', methodName(study, point.method ?? '')),
            textCell(point.domain ?? '', domainName(study, point.domain ?? '')),
          ]
        : [];
      return [
        textCell(point.generator, generatorName(study, point.generator), { subject }),
        ...settingCells,
        numberCell(point.x, formatPercent),
        numberCell(point.y, formatPercent, { subject }),
        numberCell(fitted, formatPercent),
        numberCell(point.y - fitted, formatPercent),
      ];
    }),
    notes: [],
  };
}
