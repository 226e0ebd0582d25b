/** What the command line asks for. Pure. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface CommandLine {
  /** Absolute paths of what is to be opened. */
  readonly paths: readonly string[];
  /** Absolute path of a drawing job; null where a window is wanted. */
  readonly drawJob: string | null;
}

/** Switches of the runtime whose value follows as the next word. */
const switchesWithValue = new Set(['-r', '--require']);

/**
 * Reads `argv` as the process got it, the executable first. With `namesApp` the first word that is no switch is the app
 * itself, as when it is started by `electron <app>`. Relative paths are resolved against `cwd`; a desktop's `file:` URL
 * is a path too.
 */
export function commandLineOf(argv: readonly string[], cwd: string, namesApp: boolean): CommandLine {
  const words: string[] = [];
  let drawJob: string | null = null;
  for (let at = 1; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (switchesWithValue.has(word)) at += 1;
    else if (word === '--draw') drawJob = argv[(at += 1)] ?? '';
    else if (word.startsWith('--draw=')) drawJob = word.slice('--draw='.length);
    else if (!word.startsWith('-') && word !== '') words.push(word);
  }
  const paths = namesApp ? words.slice(1) : words;
  return {
    paths: paths.map((path) => resolve(cwd, path.startsWith('file://') ? fileURLToPath(path) : path)),
    drawJob: drawJob === null ? null : resolve(cwd, drawJob),
  };
}
