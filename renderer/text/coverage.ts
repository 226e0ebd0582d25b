import { plural } from './plural';

/** Words of the grid that says which cells of a study an archive fills. */
export const coverageText = {
  coverage: 'Coverage',
  grid: 'Coverage by generator, method and domain',
  generator: 'Generator',
  filled: (of: number, data: number, training: number, evaluation: number, printed: number) =>
    `${data.toLocaleString('en')} of ${plural(of, 'cell')} have data, ${training.toLocaleString('en')} training, ` +
    `${evaluation.toLocaleString('en')} all benchmarks` +
    (printed > 0 ? `, ${printed.toLocaleString('en')} a printed PGR` : ''),
  missing: (places: string) => `missing: ${places}`,
  andMore: (named: string, more: number) => `${named} and ${more.toLocaleString('en')} more`,
  wholeGenerator: (name: string) => `all of ${name}`,
  wholeSetting: (name: string) => `${name} of every generator`,
  data: (files: number, instances: number | null) =>
    instances === null
      ? `Data: ${plural(files, 'file')}`
      : `Data: ${plural(instances, 'instance')} in ${plural(files, 'file')}`,
  noData: 'No data',
  training: (files: number) => `Training: ${plural(files, 'log')}`,
  noTraining: 'No training log',
  evaluation: (benchmarks: string) => `Evaluation: ${benchmarks}`,
  partEvaluation: (present: string, missing: string) => `Evaluation: ${present}; missing ${missing}`,
  noEvaluation: 'No evaluation',
  printed: 'PGR known from print',
  legend: {
    data: 'data',
    training: 'training',
    evaluation: 'all benchmarks',
    part: 'some benchmarks',
    printed: 'PGR from print',
    none: 'missing',
  },
  marks: { data: 'D', training: 'T', evaluation: 'E', printed: 'P' },
  emptyTitle: 'No grid in this archive',
  empty: 'A grid needs runs with a generator, or a study that names some. Files without a run are under Assignment.',
  outside: (count: number) =>
    `${plural(count, 'run')} outside the grid: the generator, method or domain is not known, or not the study’s.`,
  showOutside: 'Show the runs',
} as const;
