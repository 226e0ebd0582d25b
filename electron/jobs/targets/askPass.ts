/**
 * Lets `ssh` ask through this process. `ssh` runs a small script for each question, which passes it on through a pipe in a
 * folder that only this user may enter, and gets the answer through another. The answer stands in no file, argument,
 * environment or log, and is not kept.
 */
import { execFile } from 'node:child_process';
import { constants, openSync } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { places } from '../../ports/places';
import type { Asker, Question } from './ask';
import { runtimeFolder } from './runtimeFolder';

const execute = promisify(execFile);

/** Runs `work`, which starts `ssh` with the environment that it is given. Questions end with it. */
export async function withAskPass<T>(
  host: string,
  ask: Asker,
  work: (environment: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(await runtimeFolder(), 'ask-'));
  const ended = new AbortController();
  try {
    const questions = join(folder, 'questions');
    await execute('mkfifo', ['-m', '600', questions]);
    // Open for both, so that it neither waits for a writer nor ends with one.
    const pipe = new Socket({ fd: openSync(questions, constants.O_RDWR | constants.O_NONBLOCK), writable: false });
    const asked = new Set<string>();
    listen(pipe, (record) => {
      void answer(folder, record, (question) => {
        const isAgain = asked.has(question.text);
        asked.add(question.text);
        return ask({ host, ...question, ...(isAgain ? { isAgain } : {}) }, ended.signal);
      });
    });
    try {
      return await work({
        ...process.env,
        SSH_ASKPASS: join(places().resources, 'far', 'askpass.sh'),
        SSH_ASKPASS_REQUIRE: 'force',
        // Versions before 8.4 ask this way only where they believe in a display.
        DISPLAY: process.env['DISPLAY'] ?? ':',
        AGORA_ASK: folder,
        AGORA_ASKER: String(process.pid),
      });
    } finally {
      ended.abort();
      pipe.destroy();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Records end with a zero byte. */
function listen(pipe: Socket, heard: (record: string) => void): void {
  let rest = '';
  pipe.setEncoding('utf8').on('data', (chunk: string) => {
    const records = (rest + chunk).split('\0');
    rest = records.pop() ?? '';
    records.forEach(heard);
  });
}

/** A record is the name of the pipe for the answer, what `ssh` says about the question, and the question. */
async function answer(
  folder: string,
  record: string,
  ask: (question: Omit<Question, 'host'>) => Promise<string | null>,
): Promise<void> {
  const [, id, hint, text] = /^(\d+)\n(.*)\n([\s\S]*)$/.exec(record) ?? [];
  if (id === undefined || text === undefined) return;
  // A question that nobody could answer is one without an answer.
  const given = await ask({ text: text.trim(), kind: kindOf(text, hint ?? '') }).catch(() => null);
  const place = join(folder, id);
  try {
    if (given === null) await writeFile(`${place}.none`, '');
    const pipe = await open(place, constants.O_WRONLY | constants.O_NONBLOCK);
    await pipe.write(`${given?.split('\n')[0] ?? ''}\n`);
    await pipe.close();
  } catch {
    // It is asked for no more.
  }
}

function kindOf(text: string, hint: string): Question['kind'] {
  if (hint === 'none') return 'notice';
  return hint === 'confirm' || /\(yes\/no|'yes'/.test(text) ? 'confirmation' : 'secret';
}
