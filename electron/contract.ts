/**
 * The contract between window and machine: what the window may ask, and what the machine tells it. Types only; the one
 * file of electron/ that renderer/ may import.
 */
import type { FigureSpec } from '../analysis/figures/figure';
import type { DerivedKey } from '../analysis/ports';
import type { Problem } from '../analysis/problem';
import type { Manifest } from '../analysis/study/manifestSchema';
import type { Overlay } from '../analysis/study/overlay';
import type { TableMapping } from '../analysis/study/tableMapping';
import type { Progress } from '../analysis/task';
import type { SavedView } from '../analysis/workspace/workspace';
import type {
  JobEstimate,
  JobList,
  JobProgress,
  JobView,
  PlanDraft,
  PromptTemplate,
  ProviderInfo,
  RequestPreview,
} from './jobs/jobResults';

export type {
  Estimated,
  GenerationPlan,
  JobEstimate,
  JobList,
  JobLogLine,
  JobProgress,
  JobSample,
  JobStateName,
  JobSummary,
  JobView,
  JudgePlan,
  Plan,
  PlanDraft,
  PromptTemplate,
  ProviderInfo,
  RequestPreview,
  Totals,
} from './jobs/jobResults';

/** One file the user granted, readable by the window under these addresses and by no other name. */
export interface GrantedFile {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** `agora://workbench/archive/<archive id>/<index>` */
  readonly url: string;
  /** The quick way to large parts; where it fails, `url` says why. */
  readonly bulkUrl: string;
}

export interface GrantedArchive {
  /** Stable for one place on this machine; reveals no path. */
  readonly id: string;
  readonly name: string;
  /** For the eye only, such as `~/runs/march`. */
  readonly location: string;
  readonly files: readonly GrantedFile[];
  /** Folders that cannot be read, links out of the archive, loops. */
  readonly problems: readonly Problem[];
}

/** An archive as a workspace names it. */
export interface WorkspaceMember {
  /** The archive's id, also where it cannot be opened. */
  readonly id: string;
  /** The user's name for it, else its own. */
  readonly name: string;
  /** Null: it cannot be opened; the workspace's problems say why. */
  readonly archive: GrantedArchive | null;
  readonly overlay: Overlay;
}

/** A workspace file that was opened, with its archives. */
export interface GrantedWorkspace {
  readonly name: string;
  /** For the eye only, such as `~/runs/march.agora`. */
  readonly location: string;
  readonly archives: readonly WorkspaceMember[];
  readonly tables: readonly TableMapping[];
  readonly views: readonly SavedView[];
  /** Of the file, with its lines, and of the archives that cannot be opened. */
  readonly problems: readonly Problem[];
}

/** What the window says a workspace is to hold. The machine knows where the archives lie. */
export interface WorkspaceContent {
  /** In the order in which they are listed. */
  readonly archives: readonly {
    readonly id: string;
    /** The user's name for it; null: its own. */
    readonly name: string | null;
    readonly templates: readonly string[];
    readonly manifest: Manifest | null;
    /** Metrics that the analysis takes; absent: those that it takes by itself. */
    readonly columns?: readonly string[] | undefined;
  }[];
  readonly tables: readonly TableMapping[];
  readonly views: readonly SavedView[];
}

/** What is known of workspaces when the window starts. */
export interface WorkspaceStartup {
  /** The workspace file that the command line named, or that was open before a reload or at the last end; else null. */
  readonly workspace: GrantedWorkspace | null;
  /** What the window last said while it was open, saved or not. Null: it is opened anew, from what the file holds. */
  readonly left: WorkspaceContent | null;
  /** What the user said about archives without saving it, also about archives that are not open now. */
  readonly remembered: WorkspaceContent;
}

export interface RecentArchive {
  readonly id: string;
  readonly name: string;
  /** A workspace is reopened as one: its archives arrive by `workspace:granted`. */
  readonly kind: 'archive' | 'workspace';
  readonly location: string;
  readonly openedMs: number;
  /** False where nothing stands at that place any more. */
  readonly present: boolean;
}

export type FigureFormat = 'svg' | 'pdf' | 'png';

export interface FigureRequest {
  readonly figure: FigureSpec;
  readonly format: FigureFormat;
  readonly widthInches: number;
  readonly heightInches: number;
}

/** The place of what was saved, for the message that says so. */
export interface Saved {
  readonly path: string;
}

export interface SavedWorkspace extends Saved {
  readonly name: string;
  /** For the eye only. */
  readonly location: string;
}

export type ThemePreference = 'system' | 'light' | 'dark';

export interface Preferences {
  readonly theme: ThemePreference;
  /** The Hub that was asked last. */
  readonly hubEndpoint: string;
}

/** A data set of the Hub as the user names it. */
export interface HubDataset {
  /** `ORG/NAME` or `ORG/NAME@REVISION`. */
  readonly name: string;
  /** The Hub's address: the public one, or a mirror's. */
  readonly endpoint: string;
}

export interface HubListing {
  readonly repo: string;
  /** The commit. */
  readonly revision: string;
  readonly endpoint: string;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** What to pull of the files that were listed last. */
export interface HubSelection {
  readonly repo: string;
  readonly revision: string;
  readonly paths: readonly string[];
}

export interface HubPulled {
  /** The folder that holds the files, granted; its problems begin with those of the pull. */
  readonly archive: GrantedArchive;
  /** Files that are there now. */
  readonly pulled: number;
  readonly failed: number;
}

/** A file or folder that a job reads, as the window names it. */
export interface ChosenInput {
  readonly id: string;
  readonly name: string;
  /** For the eye only. */
  readonly location: string;
}

/** What a plan may name: seed data, a set of prompts, a model's tokenizer, a set of rubrics, labels of people. */
export type JobInput = 'seeds' | 'prompts' | 'tokenizer' | 'rubrics' | 'labels';

/** A plan to change and start again: what it reads is named by ids. */
export interface CopiedPlan {
  readonly draft: PlanDraft;
  readonly chosen: readonly ChosenInput[];
}

export interface JobStarted {
  readonly id: string;
  /** What of the inputs could not be read. */
  readonly problems: readonly Problem[];
}

/** A provider's key has the provider's id. */
export type SecretName = 'hugging-face' | ProviderInfo['id'];

/** How a secret is held; never the secret itself. */
export interface SecretState {
  /** `kept`: encrypted by the system. `session`: until the app ends. */
  readonly held: 'kept' | 'session' | 'environment' | 'none';
  /** False where the system has nothing safe to encrypt with. */
  readonly canKeep: boolean;
}

/** Channel to function: the window asks, the machine answers. Every argument is checked against a schema there. */
export interface MachineCalls {
  /** What the command line named; the published study where it named nothing. */
  'archives:startup': () => readonly GrantedArchive[];
  'archives:published': () => GrantedArchive;
  /** Null: the dialog was cancelled, or a workspace was chosen, which arrives by `workspace:granted`. */
  'archives:choose': (what: 'folder' | 'file') => GrantedArchive | null;
  /** A folder or file to compare an archive with: granted, and not kept among the recent ones. Null: cancelled. */
  'archives:lend': (what: 'folder' | 'file') => GrantedArchive | null;
  'archives:recent': () => readonly RecentArchive[];
  'archives:reopen': (id: string) => GrantedArchive;
  'archives:forget': (id: string) => void;
  /** Asked before `archives:startup`. Grants the archives of the workspace. */
  'workspace:startup': () => WorkspaceStartup;
  /** Null: the dialog was cancelled. */
  'workspace:open': () => GrantedWorkspace | null;
  /** A workspace among the recent ones. */
  'workspace:reopen': (id: string) => GrantedWorkspace;
  /** Writes into the open workspace file; asks where with `as` or where none is open. Null: the dialog was cancelled. */
  'workspace:save': (content: WorkspaceContent, as: boolean) => SavedWorkspace | null;
  /** Replaces what is remembered of these archives, of tables with these headers, and of views without a file. */
  'workspace:remember': (content: WorkspaceContent) => void;
  /** What is open belongs to no workspace file any more. Gives what is remembered without one. */
  'workspace:close': () => WorkspaceContent;
  /** Draws on white at true size and asks where to save. Null: the dialog was cancelled. */
  'figures:export': (request: FigureRequest) => Saved | null;
  'files:save': (file: { readonly suggestedName: string; readonly text: string }) => Saved | null;
  /** Nothing is asked of the network before this. */
  'hub:list': (dataset: HubDataset) => HubListing;
  /** Asks into which folder, pulls, and opens it. Null: the dialog was cancelled. */
  'hub:pull': (selection: HubSelection) => HubPulled | null;
  /** Stops the listing or the pull that runs; its call then fails. */
  'hub:cancel': () => void;
  'jobs:list': () => JobList;
  /** Null: the dialog was cancelled. */
  'jobs:choose': (what: JobInput) => ChosenInput | null;
  /**
   * What a plan would do; nothing is sent. In a draft, `seeds`, `prompts`, `tokenizer`, `rubrics` and `labels` are ids of what was
   * chosen (or `agora` for what ships), `archive` the id of an open archive.
   */
  'jobs:estimate': (draft: PlanDraft) => JobEstimate;
  /** With another template than the set's where one is named: what an editor holds and no file does yet. */
  'jobs:preview': (draft: PlanDraft, item: number, template: string | null) => RequestPreview;
  /** The template of the draft's setting, as its file has it. */
  'jobs:template': (draft: PlanDraft) => PromptTemplate;
  /** Writes it into the set, which the user chose; refused where the method cannot be asked with it. */
  'jobs:save-template': (draft: PlanDraft, text: string) => PromptTemplate;
  /** Asks for a folder and copies a set of prompts into it. Null: the dialog was cancelled. */
  'jobs:copy-prompts': (prompts: string) => ChosenInput | null;
  'jobs:start': (draft: PlanDraft) => JobStarted;
  /** Goes on with what is left; with another budget in dollars where one is named. */
  'jobs:resume': (id: string, budgetUsd: number | null) => void;
  /** Calls under way end first. */
  'jobs:pause': (id: string) => void;
  /** Calls under way are ended, and may be billed. */
  'jobs:cancel': (id: string) => void;
  'jobs:copy': (id: string) => CopiedPlan;
  /** The job that is looked at; `jobs:watched` tells of its changes. Null: none. */
  'jobs:watch': (id: string | null) => JobView | null;
  /** Opens what a job that does not run has made so far. */
  'jobs:open': (id: string) => GrantedArchive;
  'jobs:providers': () => readonly ProviderInfo[];
  /** Asks the provider over the network. */
  'jobs:models': (provider: ProviderInfo['id'], baseUrl: string | null) => readonly string[];
  'secrets:state': (name: SecretName) => SecretState;
  'secrets:set': (secret: {
    readonly name: SecretName;
    readonly value: string;
    readonly where: 'kept' | 'session';
  }) => SecretState;
  'secrets:forget': (name: SecretName) => SecretState;
  /** Null: nothing is kept under the key. */
  'derived:read': (key: DerivedKey) => Uint8Array | null;
  'derived:write': (key: DerivedKey, bytes: Uint8Array) => void;
  'links:open': (url: string) => void;
  'preferences:read': () => Preferences;
  /** Changes these and leaves the others. */
  'preferences:write': (changes: Partial<Preferences>) => void;
  /** The first place is readable. */
  'window:ready': () => void;
  'log:write': (entry: { readonly level: 'info' | 'warn' | 'error'; readonly message: string }) => void;
}

export type MenuCommand =
  | 'open-folder'
  | 'open-file'
  | 'open-published'
  | 'open-workspace'
  | 'save-workspace'
  | 'save-workspace-as'
  | 'command-palette'
  | 'toggle-theme'
  | 'go-archives'
  | 'go-leaderboard'
  | 'go-quality'
  | 'go-analysis'
  | 'go-compare'
  | 'go-jobs';

/** What the machine tells the window unasked. */
export interface MachineEvents {
  /** Dropped, opened from the shell, or named by a second start. */
  'archives:granted': readonly GrantedArchive[];
  /** A workspace file, dropped, opened from the shell, or named by a second start. */
  'workspace:granted': GrantedWorkspace;
  'menu:command': MenuCommand;
  /** How far the listing or the pull is that runs. */
  'hub:progress': Progress;
  /** How far a job is that runs, or how it ended. */
  'jobs:progress': { readonly id: string; readonly progress: JobProgress };
  /** The job that is looked at, some four times a second at most. */
  'jobs:watched': JobView;
  /** The host that the machine talks to for the user; null: none, the app is offline. */
  'network:used': string | null;
  /** Something the user asked for outside the window failed. */
  'machine:failed': { readonly code: string; readonly message: string };
}

/** An error as it crosses from the machine: no stack, no path the user did not name. */
export interface MachineFailure {
  readonly code: string;
  readonly message: string;
}

type Answer<C extends keyof MachineCalls> = Promise<Awaited<ReturnType<MachineCalls[C]>>>;

/** `window.agora`: intents, no channels. A call that fails rejects with an Error whose message is the fact and the next step. */
export interface AgoraBridge {
  startupArchives(): Answer<'archives:startup'>;
  publishedStudy(): Answer<'archives:published'>;
  chooseArchive(what: 'folder' | 'file'): Answer<'archives:choose'>;
  lendFiles(what: 'folder' | 'file'): Answer<'archives:lend'>;
  recentArchives(): Answer<'archives:recent'>;
  reopenArchive(id: string): Answer<'archives:reopen'>;
  forgetArchive(id: string): Answer<'archives:forget'>;
  startupWorkspace(): Answer<'workspace:startup'>;
  openWorkspace(): Answer<'workspace:open'>;
  reopenWorkspace(id: string): Answer<'workspace:reopen'>;
  saveWorkspace(content: WorkspaceContent, as: boolean): Answer<'workspace:save'>;
  rememberWorkspace(content: WorkspaceContent): Answer<'workspace:remember'>;
  closeWorkspace(): Answer<'workspace:close'>;
  exportFigure(request: FigureRequest): Answer<'figures:export'>;
  saveText(suggestedName: string, text: string): Answer<'files:save'>;
  listHub(dataset: HubDataset): Answer<'hub:list'>;
  pullHub(selection: HubSelection): Answer<'hub:pull'>;
  cancelHub(): Answer<'hub:cancel'>;
  listJobs(): Answer<'jobs:list'>;
  chooseJobInput(what: JobInput): Answer<'jobs:choose'>;
  estimateJob(draft: PlanDraft): Answer<'jobs:estimate'>;
  previewRequest(draft: PlanDraft, item: number, template: string | null): Answer<'jobs:preview'>;
  readTemplate(draft: PlanDraft): Answer<'jobs:template'>;
  saveTemplate(draft: PlanDraft, text: string): Answer<'jobs:save-template'>;
  copyPrompts(prompts: string): Answer<'jobs:copy-prompts'>;
  startJob(draft: PlanDraft): Answer<'jobs:start'>;
  resumeJob(id: string, budgetUsd: number | null): Answer<'jobs:resume'>;
  pauseJob(id: string): Answer<'jobs:pause'>;
  cancelJob(id: string): Answer<'jobs:cancel'>;
  copyJob(id: string): Answer<'jobs:copy'>;
  watchJob(id: string | null): Answer<'jobs:watch'>;
  openJob(id: string): Answer<'jobs:open'>;
  listProviders(): Answer<'jobs:providers'>;
  listModels(provider: ProviderInfo['id'], baseUrl: string | null): Answer<'jobs:models'>;
  secretState(name: SecretName): Answer<'secrets:state'>;
  setSecret(name: SecretName, value: string, where: 'kept' | 'session'): Answer<'secrets:set'>;
  forgetSecret(name: SecretName): Answer<'secrets:forget'>;
  readDerived(key: DerivedKey): Answer<'derived:read'>;
  writeDerived(key: DerivedKey, bytes: Uint8Array): Answer<'derived:write'>;
  openLink(url: string): Answer<'links:open'>;
  readPreferences(): Answer<'preferences:read'>;
  writePreferences(changes: Partial<Preferences>): Answer<'preferences:write'>;
  ready(): Answer<'window:ready'>;
  log(level: 'info' | 'warn' | 'error', message: string): Answer<'log:write'>;
  /** Each returns a function that ends the subscription. */
  onArchivesGranted(listener: (archives: MachineEvents['archives:granted']) => void): () => void;
  onWorkspaceGranted(listener: (workspace: GrantedWorkspace) => void): () => void;
  onMenuCommand(listener: (command: MenuCommand) => void): () => void;
  onHubProgress(listener: (progress: MachineEvents['hub:progress']) => void): () => void;
  onJobProgress(listener: (change: MachineEvents['jobs:progress']) => void): () => void;
  onJobWatched(listener: (view: JobView) => void): () => void;
  onNetworkUsed(listener: (host: MachineEvents['network:used']) => void): () => void;
  onFailure(listener: (failure: MachineEvents['machine:failed']) => void): () => void;
}
