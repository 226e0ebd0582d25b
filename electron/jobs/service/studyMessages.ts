/** What the machine can ask the process of the jobs about study work. Plans name files by paths here. */
import type {
  CancelReport,
  HostQuestion,
  LaunchList,
  LaunchSummary,
  LaunchView,
  LogMatches,
  PlannedStudy,
  StepKindList,
  StepView,
  TargetDraft,
  TargetList,
  TargetTest,
} from '../../contract';
import type { ServePlan } from '../serve/servePlan';
import type { StudyPlan } from '../study/studyPlan';

/** Values of environment variables that stand in no file, by name; sent where a step asks for them. */
export type StepSecrets = Readonly<Record<string, string>>;

export interface StudyWork {
  targets(): TargetList;
  saveTarget(draft: TargetDraft, instead: string | null): TargetList;
  removeTarget(name: string): TargetList;
  testTarget(name: string): TargetTest;
  stopTest(name: string): void;
  answerHost(question: number, answer: string | null): void;
  stepKinds(): StepKindList;
  /** Nothing is sent over the network. */
  planStudy(plan: StudyPlan): PlannedStudy;
  /** Of one step, which serves a model. Nothing is sent over the network. */
  planServing(plan: ServePlan): PlannedStudy;
  /** Makes the launch's folder and follows it; gives its id. */
  launchStudy(planned: string, secrets: StepSecrets): string;
  launches(): LaunchList;
  watchLaunch(id: string | null): LaunchView | null;
  viewStep(id: string, step: string): StepView;
  searchLog(id: string, step: string, text: string): LogMatches;
  /** In the background; what becomes of it is told. */
  followLaunch(id: string, secrets: StepSecrets): void;
  leaveLaunch(id: string): void;
  cancelLaunch(id: string, steps: readonly string[] | null): CancelReport;
  launchAgain(id: string, steps: readonly string[] | null, secrets: StepSecrets): void;
  /** Of the model that a launch serves, while it answers; null: it asks for none. */
  servedKey(id: string): string | null;
  /** Where a launch's outputs lie. */
  launchOutputs(id: string): string;
}

/** What the process tells unasked. */
export type StudyNews =
  | { readonly tell: 'launch'; readonly summary: LaunchSummary }
  | { readonly tell: 'launch-watched'; readonly view: LaunchView }
  | { readonly tell: 'questions'; readonly questions: readonly HostQuestion[] }
  /** Hosts that are talked to now. */
  | { readonly tell: 'hosts'; readonly hosts: readonly string[] }
  /** Following ended by a fault of its own, such as a full disk here. */
  | { readonly tell: 'launch-failed'; readonly id: string; readonly message: string };
