/** What belongs to what: files and evaluations to runs, models to roles, numbers to benchmarks. */
import type { Problem } from '../problem';
import { anchorProblems } from './assign/anchorProblems';
import { runWanted, unassignedArtifact, type Artifact } from './assign/assignArtifacts';
import { groupRows, toEvaluations, type Group, type SourcedRow } from './assign/assignEvaluations';
import { declare } from './assign/declared';
import { reusedResults } from './assign/reusedResults';
import { createRunBook, type Joined, type RunBook } from './assign/runBook';
import { knownFields, type InferredClaim } from './assign/runClaim';
import { supersede } from './assign/supersede';
import { createTemplates } from './assign/templates';
import { mergeManifests } from './mergeManifests';
import type { Manifest } from './manifestSchema';
import { noOverlay, type Overlay } from './overlay';
import { meetsProtocol } from './protocol';
import type { Evaluation, Run, Study } from './study';

export interface AssignInput {
  /** Made of both manifests, the overlay's and the archive's own. */
  readonly study: Study;
  /** The archive's own. */
  readonly manifest: Manifest | null;
  readonly artifacts: readonly Artifact[];
  readonly evaluations: readonly SourcedRow[];
  /** What the user lays over the archive; nothing where absent. */
  readonly overlay?: Overlay;
}

export interface Assignment {
  readonly runs: readonly Run[];
  readonly runOfArtifact: ReadonlyMap<string, string>;
  readonly evaluations: readonly Evaluation[];
  readonly problems: readonly Problem[];
}

/**
 * Runs are the manifests', the overlay's first; what they leave open is read from the files' content, then by the user's
 * templates, then from names, and listed in `inferred`. An evaluation
 * appears once for each role its model plays: the reference that is also a generator is in the list as both. Public
 * boards have no role unless the manifest gives one. Nothing is dropped: what has no place keeps null and a problem
 * that says how to name it.
 */
export function assign({
  study,
  artifacts,
  evaluations: rows,
  overlay = noOverlay,
  ...input
}: AssignInput): Assignment {
  const manifest = mergeManifests(overlay.manifest, input.manifest);
  const templates = createTemplates(study, overlay.templates);
  const book = createRunBook();
  const paths = [...new Set([...artifacts.map(({ path }) => path), ...rows.map(({ source }) => source)])];
  const declared = declare(study, manifest, book, paths);
  const claimsByPath = new Map(artifacts.map(({ path, claims }) => [path, claims]));
  const groups = groupRows(study, declared, rows, (path) => claimsByPath.get(path) ?? {}, templates);
  const evaluated = new Set(rows.map(({ source }) => source));
  const others = artifacts.filter(({ path }) => !evaluated.has(path));

  const wanted = new Map(others.map((artifact) => [artifact, runWanted(study, declared, templates, artifact)]));
  const family = impliedFamily(study, manifest, groups);
  if (family !== null) book.fillFamily(family);
  const students = groups.flatMap(({ places }) =>
    places.flatMap((each) => (each.kind === 'student' ? [each.run] : [])),
  );
  const joined = joinAll(book, family, [...students, ...wanted.values()]);

  const runOfArtifact = new Map<string, string>();
  const problems: Problem[] = [...declared.problems, ...templates.problems(paths)];
  for (const [artifact, run] of wanted) {
    const found = typeof run === 'string' ? { id: run, fits: [run] } : run === null ? null : (joined.get(run) ?? null);
    if (found) {
      runOfArtifact.set(artifact.path, found.id);
      if (holdsInstances(artifact)) book.countInstances(found.id, artifact.rows);
      if (found.fits.length > 1) problems.push(sharedNote(artifact.path, found));
    } else {
      const problem = unassignedArtifact(artifact);
      if (problem) problems.push(problem);
    }
  }

  const assigned = toEvaluations(study, groups, book, ({ run }) =>
    typeof run === 'string' ? run : (joined.get(run)?.id ?? null),
  );
  const boards = new Set(groups.filter(({ board }) => board).map(({ source }) => source));
  const { evaluations, problems: stale } = supersede(assigned.evaluations, {
    isBoard: ({ source, role }) => role === null && boards.has(source),
    isAsDeclared: (evaluation) => isAsDeclared(study, evaluation),
  });
  for (const source of evaluated) {
    const runs = new Set(evaluations.filter((each) => each.source === source).map(({ run }) => run));
    const [run] = runs;
    if (runs.size === 1 && run) runOfArtifact.set(source, run);
  }
  const anchors = anchorProblems(study, evaluations, assigned.unplaced);
  return {
    runs: book.runs(),
    runOfArtifact,
    evaluations,
    problems: [...problems, ...assigned.problems, ...stale, ...reusedResults(evaluations), ...anchors],
  };
}

/** Claims that say most come first, so that they make the runs that vaguer ones then join. */
function joinAll(
  book: RunBook,
  family: string | null,
  wanted: readonly (string | InferredClaim | null)[],
): Map<InferredClaim, Joined | null> {
  const claims = wanted.filter((claim): claim is InferredClaim => claim !== null && typeof claim !== 'string');
  const bySpecificity = claims.sort((a, b) => knownFields(b).length - knownFields(a).length);
  return new Map(bySpecificity.map((claim) => [claim, book.join(ofFamily(claim, family))]));
}

function ofFamily(claim: InferredClaim, family: string | null): InferredClaim {
  return claim.family !== null || family === null
    ? claim
    : { ...claim, family, origins: { ...claim.origins, family: 'study' } };
}

/** The family of runs that name none: the manifest's only one, the study's, or the only one with anchors here. */
function impliedFamily(study: Study, manifest: Manifest | null, groups: readonly Group[]): string | null {
  const anchored = groups.flatMap(({ places }) =>
    places.flatMap((place) => (place.kind === 'anchor' && place.family !== null ? [place.family] : [])),
  );
  const choices = [manifest?.families?.map(({ id }) => id) ?? [], study.families.map(({ id }) => id), anchored];
  for (const choice of choices) {
    const [only, other] = new Set(choice);
    if (only !== undefined && other === undefined) return only;
  }
  return null;
}

function isAsDeclared(study: Study, { role, family, protocol }: Evaluation): boolean {
  if (role === null || role === 'generator') return true;
  const declared = study.families.find(({ id }) => id === family)?.[role]?.protocol;
  return declared === undefined || meetsProtocol(protocol, declared);
}

function holdsInstances({ role }: Artifact): boolean {
  return role === 'generated' || role === 'outputs';
}

function sharedNote(path: string, { id, fits }: Joined): Problem {
  const message = `The file fits ${fits.length} runs that differ in their seed only, and is counted under ${id}. Name another run's files in agora.json if it belongs there.`;
  return { path, line: null, severity: 'note', code: 'shared-by-seeds', message };
}
