/** Which role an evaluated model plays in the study. */
import type { Claims, StatedPlace } from '../../archive/kind';
import { anchorsNamed, generatorNamed } from '../names';
import type { Role, Study } from '../study';
import type { TemplateMatch } from '../templates/matchTemplate';
import { claimInNames } from './claimInNames';
import { claimOfArtifact, namesInPath } from './claimOfArtifact';
import type { Declared } from './declared';
import type { InferredClaim } from './runClaim';

/** How surely a student was found; the lower, the surer. */
export const sureness = { declared: 0, files: 1, name: 2, modelWords: 3, template: 4, pathWords: 5 } as const;
export type Sureness = (typeof sureness)[keyof typeof sureness];

/** One model in one file. */
export interface Subject {
  readonly model: string;
  readonly source: string;
  readonly board: boolean;
  readonly claims: Claims;
  /** What the user's templates read in the source's path. */
  readonly template: TemplateMatch | null;
  /** What the rows say of themselves. */
  readonly stated: StatedPlace;
}

export type Place =
  | {
      readonly kind: 'anchor';
      readonly role: 'base' | 'reference';
      readonly family: string | null;
      readonly declared: boolean;
    }
  | { readonly kind: 'generator' }
  | { readonly kind: 'student'; readonly run: string | InferredClaim; readonly sureness: Sureness }
  | { readonly kind: 'unplaced' };

/**
 * The roles of one model, at least one. A model can play several: AgoraBench's reference is also one of its generators.
 * The manifest's word comes first, then the rows' own, then the names of anchors and generators, then what names say of
 * a run. Models on a public board play none unless the manifest says so.
 */
export function placeModel(study: Study, declared: Declared, subject: Subject): Place[] {
  const { model, source, board, stated } = subject;
  const entry = declared.evaluationOf(model, source);
  const role: Role | undefined = entry?.role ?? (entry?.run === undefined ? stated.role : 'student');
  if (role === 'base' || role === 'reference') {
    const family = entry?.family ?? onlyFamily(study, model);
    return [{ kind: 'anchor', role, family, declared: true }, ...generatorPlace(study, subject)];
  }
  if (role === 'student' && entry?.run !== undefined) {
    return [{ kind: 'student', run: entry.run, sureness: sureness.declared }];
  }
  if (board) return [{ kind: 'unplaced' }];

  const statedRun = runStated(study, declared, stated);
  if (statedRun !== null) return [{ kind: 'student', run: statedRun, sureness: sureness.declared }];
  const ownStudent = declared.runOfStudent(model);
  if (ownStudent !== null) return [{ kind: 'student', run: ownStudent, sureness: sureness.declared }];
  if (role !== 'student') {
    const anchors = anchorsNamed(study, model).map((each) => ({ kind: 'anchor' as const, ...each, declared: false }));
    const named = [...anchors, ...generatorPlace(study, subject)];
    if (named.length > 0) return named;
  }
  return [studentPlace(study, declared, subject)];
}

/** The run that the rows name, or that their generator, method and domain are. */
function runStated(study: Study, declared: Declared, { run, claims }: StatedPlace): string | InferredClaim | null {
  const named = run === undefined ? null : declared.runOfName([run]);
  return named ?? (claims === undefined ? null : claimOfArtifact(study, '', claims));
}

function generatorPlace(study: Study, { model, board }: Subject): Place[] {
  return !board && generatorNamed(study, model) ? [{ kind: 'generator' }] : [];
}

function studentPlace(study: Study, declared: Declared, { model, source, claims, template }: Subject): Place {
  const byFile = declared.runOfPath(source);
  if (byFile !== null) return { kind: 'student', run: byFile, sureness: sureness.files };
  const parts = model.split(/\/|__/).reverse();
  const byName = declared.runOfName([model, ...parts, ...namesInPath(source)]);
  if (byName !== null) return { kind: 'student', run: byName, sureness: sureness.name };
  const byModel = claimInNames(study, [model]);
  if (byModel) return { kind: 'student', run: byModel, sureness: sureness.modelWords };
  const byTemplate = template && claimOfArtifact(study, source, { ...claims, model }, template);
  if (byTemplate) return { kind: 'student', run: byTemplate, sureness: sureness.template };
  const byPath = claimOfArtifact(study, source, { ...claims, model });
  return byPath ? { kind: 'student', run: byPath, sureness: sureness.pathWords } : { kind: 'unplaced' };
}

/** The family of an anchor whose entry names none: the one it is an anchor of by name, else the study's only one. */
function onlyFamily(study: Study, model: string): string | null {
  const [named] = anchorsNamed(study, model);
  if (named) return named.family;
  return study.families.length === 1 ? (study.families[0]?.id ?? null) : null;
}
