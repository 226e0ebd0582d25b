import { cancelCommand } from './cancelCommand';
import type { JobCommand } from './jobCommand';
import { listCommand } from './listCommand';
import { logsCommand } from './logsCommand';
import { pullCommand } from './pullCommand';
import { resumeCommand } from './resumeCommand';
import { showCommand } from './showCommand';

export const jobCommands: readonly JobCommand[] = [
  listCommand,
  showCommand,
  logsCommand,
  cancelCommand,
  resumeCommand,
  pullCommand,
];
