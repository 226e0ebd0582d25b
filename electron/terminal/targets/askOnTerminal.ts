/** Asks what `ssh` wants to know on the terminal that the command was typed in. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Asker, Question } from '../../jobs/targets/ask';

/** Null where nobody sits at it: then nothing is asked. Secrets are not shown while they are typed, nor kept. */
export function terminalAsker(): Asker | null {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
  let before: Promise<unknown> = Promise.resolve();
  return (question, signal) => {
    // One at a time.
    const asked = before.then(() => ask(question, signal));
    before = asked.catch(() => undefined);
    return asked;
  };
}

function ask({ text, kind }: Question, signal: AbortSignal): Promise<string | null> {
  if (signal.aborted) return Promise.resolve(null);
  // Lines can be edited; what is typed of a secret goes nowhere.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const output = kind === 'secret' ? silent : process.stderr;
  const lines = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 });
  // Once nothing that is typed is shown by the terminal itself.
  process.stderr.write(`${text} `);
  return new Promise((resolve) => {
    const settle = (answer: string | null): void => {
      // The first counts: closing tells of an end too.
      resolve(answer);
      signal.removeEventListener('abort', none);
      lines.off('close', none).close();
      // What is read here does not keep the command from ending.
      process.stdin.pause();
      if (kind === 'secret') process.stderr.write('\n');
    };
    const none = (): void => settle(null);
    signal.addEventListener('abort', none);
    lines.once('line', settle).once('SIGINT', none).once('close', none);
  });
}
