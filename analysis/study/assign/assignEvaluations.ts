/** Rows of evaluation files to evaluations of the study: benchmark, role, run and family of each. */
import type { Claims, EvaluationRow } from '../../archive/kind';
import type { Problem } from '../../problem';
import { normaliseModel } from '../names';
import type { Evaluation, Study } from '../study';
import { benchmarkOf } from './benchmarkOf';
import { familiesMentioned } from './claimInNames';
import type { Declared } from './declared';
import { placeModel, type Place, type Subject } from './placeModel';
import { contested, type Candidate } from './resolve';
import type { RunBook } from './runBook';
import { evaluationSnippet } from './snippet';
import type { Templates } from './templates';

export type SourcedRow = EvaluationRow & { readonly source: string };

/** The rows of one model in one file, at one place of the study where the file states it, and the roles that it plays. */
export interface Group extends Subject {
  readonly rows: readonly SourcedRow[];
  readonly places: readonly Place[];
}

export function groupRows(
  study: Study,
  declared: Declared,
  rows: readonly SourcedRow[],
  claimsOf: (path: string) => Claims,
  templates: Templates,
): Group[] {
  const groups = new Map<string, SourcedRow[]>();
  for (const given of rows) {
    const model = modelByTemplate(given, claimsOf(given.source), templates);
    const row = model === null ? given : { ...given, model };
    const key = JSON.stringify([row.model, row.source, row.board, row.stated]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { model, source, board, stated = {} } = first;
    const said = board
      ? { claims: {}, template: null }
      : { claims: claimsOf(source), template: templates.match(source) };
    const subject = { model, source, board, stated, ...said };
    return [{ ...subject, rows: group, places: placeModel(study, declared, subject) }];
  });
}

/** The model that a template reads in the path, for files that do not name one themselves; else null. */
function modelByTemplate({ source, tool }: SourcedRow, { own }: Claims, templates: Templates): string | null {
  const isSaid = tablesOfModels.includes(tool) || own?.includes('model');
  return isSaid ? null : (templates.match(source)?.model ?? null);
}

/** Tools whose files name the model in every row. */
const tablesOfModels: readonly EvaluationRow['tool'][] = ['table', 'alpacaeval', 'arena-hard', 'printed'];

interface Student extends Candidate {
  readonly group: Group;
}

export interface AssignedEvaluations {
  readonly evaluations: Evaluation[];
  /** Models nobody gave a role, boards aside. */
  readonly unplaced: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * One evaluation for each row and role: a model that is both reference and generator gives two, so that each can be
 * looked up by its role. `runOf` names the run of a student's place once all runs are made.
 */
export function toEvaluations(
  study: Study,
  groups: readonly Group[],
  book: RunBook,
  runOf: (place: Extract<Place, { kind: 'student' }>) => string | null,
): AssignedEvaluations {
  const problems: Problem[] = [];
  const unplaced = new Set<string>();
  const students = groups.flatMap((group) =>
    group.places.flatMap((place): Student[] => {
      const run = place.kind === 'student' ? runOf(place) : null;
      if (place.kind !== 'student' || run === null || !book.has(run)) return [];
      const numbers = new Set(group.rows.map(numberKey));
      return [{ run, model: normaliseModel(group.model), sureness: place.sureness, numbers, group }];
    }),
  );
  const rivals = contested(students);
  const studentOf = new Map(students.map((student) => [student.group, student]));

  const evaluations = groups.flatMap((group) =>
    group.places.flatMap((place): Evaluation[] => {
      const role = place.kind === 'unplaced' ? null : place.kind === 'anchor' ? place.role : place.kind;
      if (place.kind !== 'student') {
        if (role === null && !group.board) {
          unplaced.add(group.model);
          problems.push(unplacedProblem(group));
        }
        return group.rows.map((row) =>
          evaluation(study, row, role, null, place.kind === 'anchor' ? place.family : null),
        );
      }
      const student = studentOf.get(group);
      const against = student && rivals.get(student);
      if (student && !against) {
        return group.rows.map((row) =>
          evaluation(study, row, 'student', student.run, familyOf(study, book, student.run, row.model)),
        );
      }
      problems.push(against ? contestedProblem(group, student.run, against) : unknownRunProblem(group, place));
      return group.rows.map((row) => evaluation(study, row, null, null, null));
    }),
  );
  return {
    evaluations: withoutNamedWhereDeclared(evaluations, groups),
    unplaced: [...unplaced],
    problems: onePerModel(problems),
  };
}

/** Where the manifest names an anchor for a benchmark, a model that only bears the anchor's name is none for it. */
function withoutNamedWhereDeclared(evaluations: readonly Evaluation[], groups: readonly Group[]): Evaluation[] {
  const declared = new Set(
    groups.flatMap(({ places, model, source }) =>
      places.flatMap((place) => (place.kind === 'anchor' && place.declared ? [JSON.stringify([model, source])] : [])),
    ),
  );
  const isDeclared = ({ model, source }: Evaluation) => declared.has(JSON.stringify([model, source]));
  const key = ({ role, family, benchmark }: Evaluation) => JSON.stringify([role, family, benchmark]);
  const taken = new Set(evaluations.filter((each) => isDeclared(each) && isAnchor(each)).map(key));
  return evaluations.map((each) =>
    isAnchor(each) && !isDeclared(each) && taken.has(key(each)) ? { ...each, role: null, family: null } : each,
  );
}

const isAnchor = ({ role, benchmark }: Evaluation) => benchmark !== null && (role === 'base' || role === 'reference');

/** The run's family, unless the model's own name speaks of another. */
function familyOf(study: Study, book: RunBook, run: string, model: string): string | null {
  const family = book.familyOf(run);
  const mentioned = familiesMentioned(study, model);
  const [only, other] = mentioned;
  return family !== null && only !== undefined && other === undefined && only !== family ? only : family;
}

function evaluation(
  study: Study,
  row: SourcedRow,
  role: Evaluation['role'],
  run: string | null,
  family: string | null,
): Evaluation {
  const { model, score, stderr, n, tool, task, metric, filter, protocol, evaluatedMs, source } = row;
  const benchmark = benchmarkOf(study, row);
  return {
    model,
    role,
    run,
    family,
    benchmark,
    score,
    stderr,
    n,
    tool,
    task,
    metric,
    filter,
    protocol,
    evaluatedMs,
    superseded: false,
    source,
  };
}

function numberKey({ tool, task, metric, filter }: SourcedRow): string {
  return JSON.stringify([tool, task, metric, filter]);
}

function unplacedProblem({ model, source }: Group): Problem {
  const message = `${model} has no role: its name is no anchor, generator, run or student of the study, and no name speaks of exactly one generator, method and domain. Name it in agora.json: ${evaluationSnippet({ file: source, role: 'student', run: '…' })}`;
  return { path: source, line: null, severity: 'caution', code: 'unassigned-model', message };
}

function contestedProblem({ model, source }: Group, run: string, rivals: readonly string[]): Problem {
  const message = `${model} and ${rivals.join(', ')} both read as the student of run ${run}, so this result is left out. Name the student in agora.json: ${evaluationSnippet({ file: source, role: 'student', run })}`;
  return { path: source, line: null, severity: 'caution', code: 'ambiguous-student', message };
}

function unknownRunProblem({ model, source }: Group, place: Extract<Place, { kind: 'student' }>): Problem {
  const message =
    typeof place.run === 'string'
      ? `agora.json gives ${model} to run "${place.run}", which does not exist. Correct the entry in evaluations, or add the run to runs.`
      : `${model} fits several runs alike. Name its run in agora.json: ${evaluationSnippet({ file: source, role: 'student', run: '…' })}`;
  return {
    path: source,
    line: null,
    severity: typeof place.run === 'string' ? 'fault' : 'caution',
    code: 'unknown-run',
    message,
  };
}

/** Many files of one model say the same once; the first file stands for them. */
function onePerModel(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, message }) => {
    const key = code === 'unassigned-model' ? message.slice(0, message.indexOf(' has no role')) : message;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
