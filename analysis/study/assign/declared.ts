/** What the manifest says about files and models, ready to be asked. */
import type { Problem } from '../../problem';
import { globMatcher } from '../glob';
import type { Manifest, ManifestEvaluation, ManifestRun } from '../manifestSchema';
import { findWord, generatorNamed, isSameModel, normaliseModel } from '../names';
import type { Study } from '../study';
import { noClaim, type RunClaim } from './runClaim';
import type { RunBook } from './runBook';

export interface Declared {
  /** The run whose `files` a path belongs to. */
  runOfPath(path: string): string | null;
  /** The run whose `student` a model is. */
  runOfStudent(model: string): string | null;
  /** The run whose id or student is the name of the model or of one of the folders it lies in. */
  runOfName(names: readonly string[]): string | null;
  /** The first entry of `evaluations` that fits. */
  evaluationOf(model: string, path: string): ManifestEvaluation | null;
  readonly problems: readonly Problem[];
}

/** Enters the manifest's runs into the book; `paths` are all files, for patterns that match none. */
export function declare(study: Study, manifest: Manifest | null, book: RunBook, paths: readonly string[]): Declared {
  const problems: Problem[] = [];
  const report = (code: string, severity: Problem['severity'], message: string) =>
    problems.push({ path: '', line: null, severity, code, message });
  const runs = distinctRuns(manifest?.runs ?? [], report);
  for (const run of runs) book.declare(run.id, claimOf(study, run, report));

  const matcherOf = (pattern: string, where: string) => {
    const matches = globMatcher(pattern);
    if (!paths.some(matches))
      report(
        'pattern-unmatched',
        'caution',
        `${where}: no file matches "${pattern}". Correct the pattern in agora.json.`,
      );
    return matches;
  };
  const files = runs.flatMap(({ id, files = [] }) =>
    files.map((pattern) => ({ id, matches: matcherOf(pattern, `Run ${id}`) })),
  );
  const entries = (manifest?.evaluations ?? []).map((entry, index) => ({
    entry,
    fits: entry.file === undefined ? () => true : matcherOf(entry.file, `evaluations[${index}]`),
  }));

  return {
    problems,
    runOfPath: (path) => files.find(({ matches }) => matches(path))?.id ?? null,
    runOfStudent: (model) => runs.find(({ student }) => student && isSameModel(student, model))?.id ?? null,
    runOfName(names) {
      const wanted = new Set(names.map(normaliseModel));
      const isNamed = (name: string | null | undefined) => Boolean(name) && wanted.has(normaliseModel(name ?? ''));
      return runs.find(({ id, student }) => isNamed(id) || isNamed(student))?.id ?? null;
    },
    evaluationOf: (model, path) =>
      entries.find(({ entry, fits }) => fits(path) && (entry.model === undefined || isSameModel(entry.model, model)))
        ?.entry ?? null,
  };
}

type Report = (code: string, severity: Problem['severity'], message: string) => void;

function distinctRuns(runs: readonly ManifestRun[], report: Report): ManifestRun[] {
  const distinct = new Map<string, ManifestRun>();
  for (const run of runs) {
    if (distinct.has(run.id))
      report(
        'duplicate-run',
        'fault',
        `agora.json declares run ${run.id} twice; the first counts. Give each run an id of its own.`,
      );
    else distinct.set(run.id, run);
  }
  return [...distinct.values()];
}

function claimOf(study: Study, run: ManifestRun, report: Report): RunClaim {
  const word = (kind: 'method' | 'domain', list: Parameters<typeof findWord>[0]): string | null => {
    const spelling = run[kind] ?? null;
    if (spelling === null) return null;
    const found = findWord(list, spelling);
    if (!found)
      report(
        `unknown-${kind}`,
        'fault',
        `Run ${run.id} names the ${kind} "${spelling}", which the study does not have. Add it to study.${kind}s in agora.json.`,
      );
    return found?.id ?? spelling;
  };
  return {
    ...noClaim,
    generator: run.generator ? (generatorNamed(study, run.generator)?.id ?? run.generator) : null,
    method: word('method', study.methods),
    domain: word('domain', study.domains),
    family: run.family ?? null,
    volume: run.volume ?? null,
    variant: run.variant ?? null,
    language: run.language ?? null,
    seed: run.seed ?? null,
  };
}
