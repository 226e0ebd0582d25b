/** Errors that nobody caught, in any process of the app, reach the log. */
import { app } from 'electron';
import { describeError } from './failure';
import { log } from './log';

/** Before the app is ready such an error ends it: there is no window yet to say so. Later the app goes on. */
export function setupUncaughtErrors(): void {
  process.on('uncaughtException', (error) => fail('uncaught exception', error));
  process.on('unhandledRejection', (reason) => fail('unhandled rejection', reason));
  app.on('child-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') log('error', 'machine', `${details.type} process: ${details.reason}`);
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('preload-error', (_preloadEvent, _path, error) => log('error', 'preload', describeError(error)));
    // The level is a number before Electron 35, which passes everything in the event itself.
    contents.on('console-message', (event, level?: unknown, message?: unknown) => {
      const isError = level === 3 || ('level' in event && event.level === 'error');
      if (isError) log('error', 'window', typeof message === 'string' ? message : event.message);
    });
  });
}

function fail(kind: string, error: unknown): void {
  log('error', 'machine', `${kind}: ${describeError(error)}`);
  if (app.isReady()) return;
  process.stderr.write(`Agora Workbench could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  app.exit(1);
}
