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
  process.stderr.write(`${text} `);
  // Lines can be edited; what is typed of a secret goes nowhere.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const output = kind === 'secret' ? silent : process.stderr;
  const lines = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 });
  return new Promise((resolve) => {
    const settle = (answer: string | null): void => {
      signal.removeEventListener('abort', none);
      lines.close();
      // What is read here does not keep the command from ending.
      process.stdin.pause();
      if (kind === 'secret') process.stderr.write('\n');
      resolve(answer);
    };
    const none = (): void => settle(null);
    signal.addEventListener('abort', none);
    lines.once('line', settle).once('SIGINT', none).once('close', none);
  });
}
