/** Archives that the user opened, and what the window may read of them. */
import type { Problem } from '../../analysis/problem';
import type { AnswerOf } from './answer';

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

export interface ArchiveCalls {
  /** What the command line named; the published study where it named nothing. */
  'archives:startup': () => readonly GrantedArchive[];
  'archives:published': () => GrantedArchive;
  'archives:small-study': () => GrantedArchive;
  /** Null: the dialog was cancelled, or a workspace was chosen, which arrives by `workspace:granted`. */
  'archives:choose': (what: 'folder' | 'file') => GrantedArchive | null;
  /** A folder or file to compare an archive with: granted, and not kept among the recent ones. Null: cancelled. */
  'archives:lend': (what: 'folder' | 'file') => GrantedArchive | null;
  'archives:recent': () => readonly RecentArchive[];
  'archives:reopen': (id: string) => GrantedArchive;
  'archives:forget': (id: string) => void;
}

export interface ArchiveEvents {
  /** Dropped, opened from the shell, or named by a second start. */
  'archives:granted': readonly GrantedArchive[];
}

type Answer<C extends keyof ArchiveCalls> = AnswerOf<ArchiveCalls, C>;

export interface ArchiveBridge {
  startupArchives(): Answer<'archives:startup'>;
  publishedStudy(): Answer<'archives:published'>;
  smallStudy(): Answer<'archives:small-study'>;
  chooseArchive(what: 'folder' | 'file'): Answer<'archives:choose'>;
  lendFiles(what: 'folder' | 'file'): Answer<'archives:lend'>;
  recentArchives(): Answer<'archives:recent'>;
  reopenArchive(id: string): Answer<'archives:reopen'>;
  forgetArchive(id: string): Answer<'archives:forget'>;
  onArchivesGranted(listener: (archives: ArchiveEvents['archives:granted']) => void): () => void;
}
