/** One of the things that `agora jobs` does; each stands in a file of its own, the list is in `jobCommands.ts`. */
import type { Call, Outcome } from '../../verb';

export interface JobCommand {
  readonly name: string;
  /** After its name: `ID`, and options. */
  readonly usage: string;
  readonly summary: string;
  /** Options that it takes; others are refused, so that none is passed over. */
  readonly options: readonly string[];
  /** @param id As it was typed; empty for the command that takes none. */
  run(call: Call, id: string): Promise<Outcome>;
}
