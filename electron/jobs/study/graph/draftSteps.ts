/** The steps of a plan, each after those that it needs: base, reference, students, their evaluations, measures of data. */
import { AgoraError } from '../../../../analysis/errors';
import type { PlannedData, PlannedStep } from '../studyGraph';
import type { ChosenKind } from './chosenKind';
import type { DraftStep, ModelSource } from './draftStep';
import { names } from './names';
import type { AnchorPart, PlannedRun, PlanParts } from './planParts';
import { stepKey } from './stepKey';

export interface Drafts {
  readonly steps: readonly DraftStep[];
  readonly remarks: readonly string[];
}

/** Throws `AgoraError('bad-input')` where a step needs a model that nobody names. */
export function draftSteps(parts: PlanParts): Drafts {
  const named = names();
  const steps: DraftStep[] = [];
  const remarks: string[] = [];
  const add = (chosen: ChosenKind, { subject, model, data }: Given): DraftStep => {
    const { kind } = chosen.loaded;
    const [takenModel, takenData] = [
      kind.takes.includes('model') ? model : null,
      kind.takes.includes('data') ? data : null,
    ];
    const who = subject.run ?? subject.role;
    const id = named.take(chosen.label, who);
    const key = stepKey(chosen, takenModel, takenData);
    const step: DraftStep = { id, stage: kind.stage, chosen, subject, model: takenModel, data: takenData, key };
    steps.push(step);
    return step;
  };
  const anchors = draftAnchors(parts, add);
  const students = draftStudents(parts, anchors.base, add);
  for (const chosen of parts.evaluate) {
    for (const role of ['base', 'reference'] as const) {
      const [model, part] = [anchors[role], parts[role]];
      if (model && part) add(chosen, { subject: { role, run: null, model: part.model }, model, data: null });
    }
    for (const each of ofDomains(parts.runs, chosen)) {
      const model = students.get(each.run.id);
      if (model) add(chosen, { subject: subjectOf(each), model, data: each.own });
    }
  }
  for (const chosen of parts.measure)
    for (const each of ofDomains(parts.runs, chosen)) {
      const model = measuringModel(chosen, anchors.base, students.get(each.run.id) ?? null);
      if (model === null && chosen.loaded.kind.modelOf === 'student') continue;
      add(chosen, { subject: subjectOf(each), model, data: each.own });
    }
  if (parts.evaluate.length > 0) remarks.push(...missingModels(parts, students));
  return { steps, remarks };
}

interface Given {
  readonly subject: PlannedStep['subject'];
  readonly model: ModelSource | null;
  readonly data: PlannedData | null;
}
type Add = (chosen: ChosenKind, given: Given) => DraftStep;

interface AnchorModels {
  readonly base: ModelSource | null;
  readonly reference: ModelSource | null;
}

function draftAnchors({ base, reference }: PlanParts, add: Add): AnchorModels {
  const draft = (
    role: 'base' | 'reference',
    part: AnchorPart | null,
    under: ModelSource | null,
  ): ModelSource | null => {
    if (part === null) return null;
    if (part.is === 'named') return { is: 'named', name: part.model };
    const from: ModelSource = part.from === 'nothing' ? { is: 'nothing' } : requireBase(under);
    return madeBy(add(part.chosen, { subject: { role, run: null, model: part.model }, model: from, data: part.data }));
  };
  const baseModel = draft('base', base, null);
  return { base: baseModel, reference: draft('reference', reference, baseModel) };
}

/** Models of students by run. */
function draftStudents({ train, runs }: PlanParts, base: ModelSource | null, add: Add): Map<string, ModelSource> {
  if (train === null)
    return new Map(
      runs.flatMap(({ run, student, hasStudent }) =>
        hasStudent ? [[run.id, { is: 'named', name: student } as const] as const] : [],
      ),
    );
  const from = train.loaded.kind.takes.includes('model') ? requireBase(base) : null;
  return new Map(
    runs.map((each) => {
      const step = add(train, { subject: subjectOf(each), model: from, data: each.training });
      return [each.run.id, madeBy(step)] as const;
    }),
  );
}

function madeBy(by: DraftStep): ModelSource {
  const { kind } = by.chosen.loaded;
  if (kind.gives === null)
    throw new AgoraError('bad-input', `${kind.id} gives no model, so nothing is trained by it.`, {
      value: kind.id,
      nextStep: 'Its kind.json names the model\'s folder under "gives".',
    });
  return { is: 'made', by };
}

function requireBase(base: ModelSource | null): ModelSource {
  if (base !== null) return base;
  throw new AgoraError('bad-input', 'base: the study names no base model, and training starts from one.', {
    nextStep: 'Name one in the plan, such as base: {model: meta-llama/Llama-3.1-8B}, or by --base.',
  });
}

function subjectOf({ run, student }: PlannedRun): PlannedStep['subject'] {
  return { role: 'student', run: run.id, model: student };
}

function ofDomains(runs: readonly PlannedRun[], { domains }: ChosenKind): readonly PlannedRun[] {
  return domains === null ? runs : runs.filter(({ run }) => run.domain !== null && domains.includes(run.domain));
}

/** Another one that its settings name comes first. Null: it takes none, or there is no student. */
function measuringModel(
  { loaded: { kind }, settings }: ChosenKind,
  base: ModelSource | null,
  student: ModelSource | null,
): ModelSource | null {
  if (!kind.takes.includes('model')) return null;
  const own = settings['model'];
  if (typeof own === 'string' && own !== '') return { is: 'named', name: own };
  return kind.modelOf === 'student' ? student : requireBase(base);
}

function missingModels({ base, reference, runs, family }: PlanParts, students: ReadonlyMap<string, unknown>): string[] {
  const roles = [base === null ? ['base'] : [], reference === null ? ['reference'] : []].flat();
  const without = runs.filter(({ run }) => !students.has(run.id));
  return [
    ...roles.map(
      (role) => `The family ${family.id} names no ${role} model: none is evaluated, and there is no PGR without it.`,
    ),
    ...(without.length > 0
      ? [
          `${String(without.length)} of ${String(runs.length)} runs have no student that could be evaluated: nothing trains one, and the archive names none.`,
        ]
      : []),
  ];
}
