'use strict';
/**
 * Runs inside the tested Electron, before the app: writes every problem to the file that the launcher named, so that
 * neither the first moments nor a crash escape it. It changes nothing in how the app behaves.
 */
const fs = require('node:fs');
const { app } = require('electron');

const record = process.env.AGORA_E2E_PROBLEMS;
delete process.env.AGORA_E2E_PROBLEMS;

// The app must see its own arguments only.
const own = process.argv.indexOf(__filename);
if (own > 0) process.argv.splice(own - 1, 2);

/** One line per problem. */
function report(where, text) {
  fs.appendFileSync(record, `${where}: ${String(text).replace(/\s*\n\s*/g, ' | ')}\n`);
}

process.on('uncaughtExceptionMonitor', (error) => report('main', error?.stack ?? error));

app.on('web-contents-created', (_event, contents) => {
  // Messages of dedicated workers and violations of the content security policy pass here too.
  contents.on('console-message', (event, ...older) => {
    const [level, message, line, source] =
      older.length > 0 ? older : [event.level, event.message, event.lineNumber, event.sourceId];
    if (level === 3 || level === 'error') report('console', `${message} (${source}:${line})`);
  });
  contents.on('preload-error', (_preloadEvent, file, error) => report('preload', `${file}: ${error.stack ?? error}`));
  contents.on('render-process-gone', (_goneEvent, details) => {
    if (details.reason !== 'clean-exit') report('renderer gone', details.reason);
  });
});

app.on('child-process-gone', (_event, details) => {
  const harmless = details.reason === 'clean-exit' || details.type === 'GPU';
  if (!harmless) report('process gone', `${details.type} ${details.name ?? ''} ${details.reason}`);
});
