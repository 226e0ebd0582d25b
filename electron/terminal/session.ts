/** One archive opened on an engine of its own, for as long as a verb needs it. */
import { join } from 'node:path';
import { createEngine, isReadable, type ArchiveSource, type Engine } from '../../analysis/engine';
import type { OpenResult } from '../../analysis/results';
import type { Overlay } from '../../analysis/study/overlay';
import { unattended } from '../../analysis/task';
import { archiveAt } from '../ports/archiveSource';
import { memoryDatabase } from '../ports/database';
import { appDataFolder, derivedFolder } from '../ports/derivedFolder';
import { modelFiles } from '../ports/modelFiles';
import { workerPool } from '../ports/workerPool';
import { namedArchive, type NamedArchive } from './namedArchive';
import type { Call } from './verb';

export interface Session {
  readonly engine: Engine;
  readonly archive: ArchiveSource;
  readonly opened: OpenResult;
  readonly readable: boolean;
  /** What a workspace file or the call says about the archive. */
  readonly overlay: Overlay;
}

/**
 * Opens the archive that the call's first word names, under what its workspace file says about it and, before that,
 * under `overlay`. `instances` says whether generated data is read.
 */
export async function withArchive<T>(
  call: Call,
  options: {
    readonly instances: boolean | ((overlay: Overlay) => boolean);
    readonly overlay?: Partial<Overlay>;
  },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { overlay: ofWorkspace, ...named } = await namedArchive(call);
  const overlay = { ...ofWorkspace, ...options.overlay };
  const instances = typeof options.instances === 'function' ? options.instances(overlay) : options.instances;
  const archive = await sourceOf(named);
  const engine = await createEngine({
    database: memoryDatabase(),
    build: __BUILD_HASH__,
    pool: workerPool(),
    derived: derivedFolder(join(appDataFolder(), 'derived')),
    models: modelFiles(),
  });
  try {
    const opened = await engine.open(archive, { instances, overlay }, unattended);
    const readable = isReadable(opened);
    if (!readable) call.say('Nothing in this archive is readable; "agora open" lists the reasons.');
    return await work({ engine, archive, opened, readable, overlay });
  } finally {
    await engine.close();
  }
}

/** With the problems of the workspace file that names it, so that every verb's list holds them. */
async function sourceOf({ path, name, problems }: Omit<NamedArchive, 'overlay'>): Promise<ArchiveSource> {
  if (path === null) return { id: 'workspace', name: name ?? '', files: [], problems };
  const archive = await archiveAt(path);
  return { ...archive, name: name ?? archive.name, problems: [...problems, ...archive.problems] };
}
