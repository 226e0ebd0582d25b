/** `agora`: the same engine without a window. */
import { runTerminal } from './terminal/terminal';

// A reader that has seen enough (`agora … | head`) closes the pipe: an end, not a fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

runTerminal(process.argv.slice(2), process).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`agora: ${String(error)}\n`);
    process.exitCode = 1;
  },
);
