/** Calls the terminal in this process and keeps what it writes. */
import { runTerminal } from '../../../electron/terminal/terminal';

export interface Called {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function agora(...words: readonly string[]): Promise<Called> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
    },
  });
  const code = await runTerminal(words, { stdout: stream('stdout'), stderr: stream('stderr') });
  return { code, ...written };
}

/** The one JSON document on standard output. */
export async function agoraJson(...words: readonly string[]): Promise<{ code: number; document: unknown }> {
  const { code, stdout } = await agora(...words, '--json');
  return { code, document: JSON.parse(stdout) };
}
