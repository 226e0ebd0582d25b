/** Everything that a graph is made of, found and checked: what remains is to put it together. */
import type { Problem } from '../../../../analysis/problem';
import type { Family, Run, Study } from '../../../../analysis/study/study';
import type { PlannedData } from '../studyGraph';
import type { StudyPlan } from '../studyPlan';
import type { ChosenKind } from './chosenKind';

export interface PlannedRun {
  readonly run: Run;
  /** Its instances. */
  readonly own: PlannedData;
  /** What its student is trained on: its instances, and the seeds where the plan says so. */
  readonly training: PlannedData;
  /** The name of its student. */
  readonly student: string;
  /** Whether there is a student of that name already. */
  readonly hasStudent: boolean;
}

/** A base or reference. */
export type AnchorPart =
  | { readonly is: 'named'; readonly model: string }
  | {
      readonly is: 'trained';
      readonly model: string;
      readonly chosen: ChosenKind;
      readonly data: PlannedData;
      readonly from: 'base' | 'nothing';
    };

export interface PlanParts {
  readonly plan: StudyPlan;
  readonly study: Study;
  readonly family: Family;
  readonly runs: readonly PlannedRun[];
  /** Null: nobody names one. */
  readonly base: AnchorPart | null;
  readonly reference: AnchorPart | null;
  readonly train: ChosenKind | null;
  readonly evaluate: readonly ChosenKind[];
  readonly measure: readonly ChosenKind[];
  readonly remarks: readonly string[];
  readonly problems: readonly Problem[];
}
