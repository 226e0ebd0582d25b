import { averageCell, averageOf } from './parts/average';
import { textCell, textColumn, numberColumn } from './parts/cell';
import { domainName, generatorName, inStudyOrder } from '../names';
import type { TableSpec } from '../figure';
import type { PgrResult } from '../../results';
import type { Study } from '../../study/study';

/** Average PGR by generator over the methods of each domain, and over all. */
export function averagesTable(study: Study, pgr: PgrResult): TableSpec {
  const present = new Set(pgr.averages.map((average) => average.over));
  const domains = study.domains.map((domain) => domain.id).filter((domain) => present.has(domain));
  const generators = inStudyOrder(
    study.generators,
    pgr.averages.map((average) => average.generator),
  );
  return {
    id: 'pgr_by_domain',
    title: 'Average performance gap recovered by domain',
    columns: [
      textColumn('generator', 'Generator'),
      ...domains.map((domain) => numberColumn(domain, domainName(study, domain), '%')),
      numberColumn('all', 'All', '%'),
    ],
    rows: generators.map((generator) => [
      textCell(generator, generatorName(study, generator), { subject: { generator } }),
      ...[...domains, 'all'].map((over) => averageCell(averageOf(pgr, generator, over))),
    ]),
    notes: ['Means of the PGRs of the cells that are not at fault, in percent; every cell weighs the same.'],
  };
}
