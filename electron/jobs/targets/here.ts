/** This machine as a place to work on. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { copyFiles, filesUnder } from './copyFiles';
import { forwardHere } from './forwardHere';
import type { Reach } from './reach';
import { runProgram } from './runProgram';

/** Commands run in the home folder, as over SSH; relative paths `there` lie in it too. */
export function reachHere(home: string = homedir()): Reach {
  return {
    name: 'this machine',
    async run(words, options) {
      const [program = 'true', ...rest] = words;
      return runProgram(program, rest, { cwd: home, ...options });
    },
    async send(from, to, task) {
      await copyFiles(from, await filesUnder(from), resolve(home, to), 'Sending', task);
    },
    async fetch(from, names, to, task) {
      await copyFiles(resolve(home, from), names, to, 'Fetching', task);
    },
    tunnel: forwardHere,
    close: () => Promise.resolve(),
  };
}
