/** One archive opened on an engine of its own, for as long as a verb needs it. */
import { createEngine, isReadable, type ArchiveSource, type Engine } from '../../analysis/engine';
import type { OpenResult } from '../../analysis/results';
import { unattended } from '../../analysis/task';
import { archiveAt } from '../ports/archiveSource';
import { memoryDatabase } from '../ports/database';
import type { Call } from './verb';

export interface Session {
  readonly engine: Engine;
  readonly archive: ArchiveSource;
  readonly opened: OpenResult;
  readonly readable: boolean;
}

/** Opens the archive that the call's first word names. `instances` false leaves generated data unread. */
export async function withArchive<T>(
  call: Call,
  options: { readonly instances: boolean },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const archive = await archiveAt(call.words[0] ?? '');
  const engine = await createEngine({ database: memoryDatabase(), build: __BUILD_HASH__ });
  try {
    const opened = await engine.open(archive, options, unattended);
    const readable = isReadable(opened);
    if (!readable) call.say('Nothing in this archive is readable; "agora open" lists the reasons.');
    return await work({ engine, archive, opened, readable });
  } finally {
    await engine.close();
  }
}
