/** `agora`: the same engine without a window. */
import { runTerminal } from './terminal/terminal';

runTerminal(process.argv.slice(2), process).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`agora: ${String(error)}\n`);
    process.exitCode = 1;
  },
);
