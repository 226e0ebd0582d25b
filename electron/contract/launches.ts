/** Study work: kinds of steps, plans made out, and launches as they are followed. */
import type { Problem } from '../../analysis/problem';
import type { CancelReport } from '../jobs/far/farSide';
import type {
  LaunchList,
  LaunchSummary,
  LaunchView,
  ServePlanDraft,
  StepKind,
  StepView,
  StudyGraph,
  StudyPlanDraft,
} from '../jobs/launch/launchResults';
import type { LogMatches } from '../jobs/launch/searchLog';
import type { AnswerOf } from './answer';
import type { GrantedArchive } from './archives';
import type { ChosenInput } from './jobs';

export type { CancelReport } from '../jobs/far/farSide';
export type { LogMatches } from '../jobs/launch/searchLog';
export type {
  CurvePoint,
  LaunchCell,
  LaunchList,
  LaunchStateName,
  LaunchStep,
  LaunchSummary,
  LaunchView,
  PlacedValue,
  PlannedData,
  PlannedStep,
  ServedModel,
  ServePlanDraft,
  Stage,
  StepArray,
  StepKind,
  StepState,
  StepView,
  StudyGraph,
  StudyPlanDraft,
} from '../jobs/launch/launchResults';

/** A kind of step, for the form. */
export type StepKindInfo = Pick<
  StepKind,
  'id' | 'title' | 'summary' | 'stage' | 'tool' | 'needs' | 'takes' | 'settings' | 'resources' | 'expected' | 'isOwn'
>;

export interface StepKindList {
  readonly kinds: readonly StepKindInfo[];
  /** Kinds of the user's own that cannot be used. */
  readonly problems: readonly Problem[];
}

/** A plan as it would be launched. */
export interface PlannedStudy {
  /** What is launched by it is this graph and no other. */
  readonly id: string;
  /** Without places on this machine: files by their names. */
  readonly graph: StudyGraph;
}

export interface LaunchListing extends LaunchList {
  /** Ids of launches that were followed when the app last ended, and are not followed now. */
  readonly left: readonly string[];
}

export interface LaunchCalls {
  'steps:list': () => StepKindList;
  /** A file that a plan names. Null: the dialog was cancelled. */
  'launches:choose': () => ChosenInput | null;
  /**
   * Makes a plan out; nothing is sent. In a draft, `archive` is the id of an open archive, and every file that it names the id
   * of what was chosen.
   */
  'launches:plan': (draft: StudyPlanDraft) => PlannedStudy;
  /** Makes out the step that serves a model; nothing is sent. Files that a draft names are ids as above. */
  'launches:plan-serving': (draft: ServePlanDraft) => PlannedStudy;
  /** Launches what was planned and follows it; gives the launch's id. */
  'launches:start': (planned: string) => string;
  'launches:list': () => LaunchListing;
  /** The launch that is looked at; `launches:watched` tells of its changes. Null: none. Asks no other machine. */
  'launches:watch': (id: string | null) => LaunchView | null;
  'launches:step': (id: string, step: string) => StepView;
  /** Looks through all of a step's logs that is here. */
  'launches:search': (id: string, step: string, text: string) => LogMatches;
  /** Asks the target how they are from now on. */
  'launches:follow': (ids: readonly string[]) => void;
  /** The work goes on. */
  'launches:leave': (ids: readonly string[]) => void;
  /** Ends steps and all their processes; null: all of them. */
  'launches:cancel': (id: string, steps: readonly string[] | null) => CancelReport;
  /** Starts steps again that did not end well; null: all of these. */
  'launches:again': (id: string, steps: readonly string[] | null) => void;
  /** Puts the key of the model that a launch serves on the clipboard. */
  'launches:copy-key': (id: string) => void;
  /** Opens what came back so far. */
  'launches:open': (id: string) => GrantedArchive;
}

export interface LaunchEvents {
  /** A launch is further. */
  'launches:changed': LaunchSummary;
  /** The launch that is looked at is further. */
  'launches:watched': LaunchView;
}

type Answer<C extends keyof LaunchCalls> = AnswerOf<LaunchCalls, C>;

export interface LaunchBridge {
  listStepKinds(): Answer<'steps:list'>;
  choosePlanFile(): Answer<'launches:choose'>;
  planStudy(draft: StudyPlanDraft): Answer<'launches:plan'>;
  planServing(draft: ServePlanDraft): Answer<'launches:plan-serving'>;
  launchStudy(planned: string): Answer<'launches:start'>;
  listLaunches(): Answer<'launches:list'>;
  watchLaunch(id: string | null): Answer<'launches:watch'>;
  viewStep(id: string, step: string): Answer<'launches:step'>;
  searchLog(id: string, step: string, text: string): Answer<'launches:search'>;
  followLaunches(ids: readonly string[]): Answer<'launches:follow'>;
  leaveLaunches(ids: readonly string[]): Answer<'launches:leave'>;
  cancelLaunch(id: string, steps: readonly string[] | null): Answer<'launches:cancel'>;
  launchAgain(id: string, steps: readonly string[] | null): Answer<'launches:again'>;
  copyServedKey(id: string): Answer<'launches:copy-key'>;
  openLaunch(id: string): Answer<'launches:open'>;
  onLaunchChanged(listener: (summary: LaunchSummary) => void): () => void;
  onLaunchWatched(listener: (view: LaunchView) => void): () => void;
}
