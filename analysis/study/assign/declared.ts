/** What the manifest says about files and models, ready to be asked. */
import type { Problem } from '../../problem';
import type { Manifest, ManifestEvaluation, ManifestRun } from '../manifestSchema';
import { findWord, generatorNamed, isSameModel, normaliseModel } from '../names';
import { createPatternList } from '../patternList';
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

  const reportUnmatched = (patterns: readonly { readonly pattern: string; readonly where: string }[]) => {
    const list = createPatternList(patterns.map(({ pattern }) => pattern));
    const matched = new Set(paths.flatMap((path) => list.matching(path)));
    for (const [index, { pattern, where }] of patterns.entries())
      if (!matched.has(index))
        report(
          'pattern-unmatched',
          'caution',
          `${where}: no file matches "${pattern}". Correct the pattern in agora.json.`,
        );
    return list;
  };
  const files = runs.flatMap(({ id, files: patterns = [] }) =>
    patterns.map((pattern) => ({ id, pattern, where: `Run ${id}` })),
  );
  const filesOfRuns = reportUnmatched(files);
  const entries = manifest?.evaluations ?? [];
  const ofFiles = entries.flatMap(({ file }, position) =>
    file === undefined ? [] : [{ position, pattern: file, where: `evaluations[${position}]` }],
  );
  const filesOfEntries = reportUnmatched(ofFiles);
  const ofModels = firstByName(entries.map(({ file, model }) => (file === undefined ? [model] : [])));
  const ofStudents = firstByName(runs.map(({ student }) => [student]));
  const ofNames = firstByName(runs.map(({ id, student }) => [id, student]));
  const first = (positions: readonly number[]) => Math.min(...positions);

  return {
    problems,
    runOfPath: (path) => files[filesOfRuns.matching(path)[0] ?? -1]?.id ?? null,
    runOfStudent: (model) => runs[ofStudents.get(normaliseModel(model)) ?? -1]?.id ?? null,
    runOfName: (names) => runs[first(names.flatMap((name) => ofNames.get(normaliseModel(name)) ?? []))]?.id ?? null,
    evaluationOf(model, path) {
      const fitting = filesOfEntries.matching(path).flatMap((index) => ofFiles[index]?.position ?? []);
      const byFile = fitting.filter((position) => {
        const named = entries[position]?.model;
        return named === undefined || isSameModel(named, model);
      });
      return entries[first([...byFile, ofModels.get(normaliseModel(model)) ?? Infinity])] ?? null;
    },
  };
}

/** The position of the first list that has a name, by the name as models are compared. */
function firstByName(lists: readonly (readonly (string | null | undefined)[])[]): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const [position, names] of lists.entries())
    for (const name of names) {
      const key = name ? normaliseModel(name) : null;
      if (key !== null && !positions.has(key)) positions.set(key, position);
    }
  return positions;
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
