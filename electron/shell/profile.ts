/** The profile: the folder that holds the app's own state, and the state files in it. */
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { announceFailure } from './announce';
import { log } from './log';
import { isWritingState, stateFile, stateWritten, type StateFile, type StateFileOptions } from './stateFile';

/** Takes `--user-data-dir` at its word: profiles are separate instances with separate state. */
export function setupProfile(): void {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder !== '') app.setPath('userData', resolve(folder));
  app.on('will-quit', (event) => {
    if (!isWritingState()) return;
    event.preventDefault();
    void stateWritten().then(() => app.quit());
  });
}

/** A state file of the profile. What cannot be read is put aside, logged and told to the user. */
export function profileState<T>(
  name: string,
  version: number,
  initial: () => T,
  parse: (value: unknown) => T,
  migrations: StateFileOptions<T>['migrations'] = {},
): StateFile<T> {
  const path = join(app.getPath('userData'), `${name}.json`);
  return stateFile({
    path,
    version,
    initial,
    parse,
    migrations,
    report: (message) => {
      log('warn', 'machine', message);
      announceFailure({ code: 'state-put-aside', message: `${message} The defaults are used.` });
    },
  });
}
