/** Which cells of generator × method × domain an archive fills, with what, and which are missing. */
import type { ArtifactRole } from '../archive/kind';
import type { Domain, Evaluation, PrintedValue, Run, Study } from './study';

/** A file that belongs to a run. */
export interface CoveredFile {
  readonly run: string | null;
  readonly role: ArtifactRole;
}

export interface CoverageInput {
  readonly study: Study;
  readonly runs: readonly Run[];
  readonly files: readonly CoveredFile[];
  readonly evaluations: readonly Evaluation[];
  readonly printed: readonly PrintedValue[];
}

/** One generator × method × domain over all its families, volumes, variants, languages and seeds. */
export interface CoverageCell {
  readonly generator: string;
  readonly method: string;
  readonly domain: string;
  /** Ids of its runs. */
  readonly runs: readonly string[];
  /** Every different one that a run names; null stands for the main run. */
  readonly variants: readonly (string | null)[];
  /** Every different one that a run names, ascending. */
  readonly volumes: readonly number[];
  readonly seeds: readonly number[];
  /** `instances` null: there are none, or they were not read. */
  readonly data: { readonly files: number; readonly instances: number | null };
  /** `runs`: how many of them have a log. */
  readonly training: { readonly files: number; readonly runs: number };
  /** Benchmarks of the domain, in its order: on which a student was scored, and on which none was. */
  readonly evaluation: { readonly present: readonly string[]; readonly missing: readonly string[] };
  /** True where a publication prints the cell's PGR. */
  readonly printed: boolean;
}

export interface Coverage {
  /** The study's in its order, then others that runs name, by id. */
  readonly generators: readonly string[];
  readonly methods: readonly string[];
  readonly domains: readonly string[];
  /** All of them: by generator, then method, then domain, each in the order above. */
  readonly cells: readonly CoverageCell[];
  /** Runs that have no place in the grid: their generator, method or domain is not known, or not the study's. */
  readonly outside: readonly string[];
}

/** The whole grid of the study's methods × domains and of every generator that is declared or that a run names. */
export function coverageOf({ study, runs, files, evaluations, printed }: CoverageInput): Coverage {
  const methods = study.methods.map(({ id }) => id);
  const domains = study.domains.map(({ id }) => id);
  const declared = study.generators.map(({ id }) => id);
  const named = runs.flatMap(({ generator }) => (generator === null ? [] : [generator])).sort();
  const generators = [...new Set([...declared, ...named])];

  const runsOfCell = groupBy(runs, keyOf);
  const filesOfRun = groupBy(files, ({ run }) => run ?? '');
  const scoresOfRun = groupBy(evaluations, ({ role, run }) => (role === 'student' ? (run ?? '') : ''));
  const printedCells = new Set(printed.filter(({ quantity }) => quantity === 'pgr').map(keyOf));

  const cellOf = (generator: string, method: string, domain: Domain): CoverageCell => {
    const setting = { generator, method, domain: domain.id };
    const ofCell = runsOfCell.get(keyOf(setting)) ?? [];
    const filesAs = (...roles: readonly ArtifactRole[]) =>
      ofCell.flatMap(({ id }) => (filesOfRun.get(id) ?? []).filter(({ role }) => roles.includes(role)));
    const training = filesAs('training');
    const scored = new Set(ofCell.flatMap(({ id }) => (scoresOfRun.get(id) ?? []).map(({ benchmark }) => benchmark)));
    return {
      ...setting,
      runs: ofCell.map(({ id }) => id),
      variants: distinct(ofCell.map(({ variant }) => variant)),
      volumes: numbers(ofCell.map(({ volume }) => volume)),
      seeds: numbers(ofCell.map(({ seed }) => seed)),
      data: { files: filesAs('generated', 'outputs').length, instances: sum(ofCell.map(({ instances }) => instances)) },
      training: { files: training.length, runs: new Set(training.map(({ run }) => run)).size },
      evaluation: {
        present: domain.benchmarks.filter((benchmark) => scored.has(benchmark)),
        missing: domain.benchmarks.filter((benchmark) => !scored.has(benchmark)),
      },
      printed: printedCells.has(keyOf(setting)),
    };
  };

  const cells = generators.flatMap((generator) =>
    methods.flatMap((method) => study.domains.map((domain) => cellOf(generator, method, domain))),
  );
  const inside = new Set(cells.flatMap((cell) => cell.runs));
  return { generators, methods, domains, cells, outside: runs.flatMap(({ id }) => (inside.has(id) ? [] : [id])) };
}

/** Whether anything at all is known of a cell. */
export function isEmptyCell({ data, training, evaluation, printed }: CoverageCell): boolean {
  return data.files === 0 && training.files === 0 && evaluation.present.length === 0 && !printed;
}

type Place = Readonly<Record<'generator' | 'method' | 'domain', string | null>>;

const keyOf = ({ generator, method, domain }: Place): string => JSON.stringify([generator, method, domain]);

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

function numbers(values: readonly (number | null)[]): readonly number[] {
  return distinct(values.filter((value) => value !== null)).sort((a, b) => a - b);
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
