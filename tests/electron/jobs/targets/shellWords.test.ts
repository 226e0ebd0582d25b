import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AgoraError } from '../../../../analysis/errors';
import { farCommand, quoteWords, withoutMark } from '../../../../electron/jobs/targets/shellWords';

/** Says its words, each ended by a zero byte. */
const saying = ['sh', '-c', `for word; do printf '%s\\0' "$word"; done`, 'sh'];
const hard = [
  '',
  '-n',
  '--',
  "it's",
  '"',
  '\\',
  '\\n',
  'a\nb\n',
  '\n',
  '$HOME',
  '`id`',
  '!x',
  '~',
  '*',
  'ä 🙂',
  '%s',
  '\t',
  "'\\''",
];
const wordLists = fc.array(
  fc.oneof(fc.constantFrom(...hard), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })).filter(isText),
  { maxLength: 6 },
);

function isText(word: string): boolean {
  return !word.includes('\0') && Buffer.from(word).toString() === word;
}

function said(shell: string, command: string): string[] {
  return execFileSync(shell, ['-c', command]).toString().split('\0').slice(0, -1);
}

describe('quoteWords', () => {
  it('gives a shell the words that it was given', () => {
    fc.assert(
      fc.property(wordLists, (words) => {
        expect(said('sh', quoteWords([...saying, ...words]))).toEqual(words);
      }),
      { numRuns: 60, examples: [[hard]] },
    );
  });

  it('refuses a zero byte', () => {
    expect(() => quoteWords(['a\0b'])).toThrow(AgoraError);
  });
});

describe('farCommand', () => {
  it('gives the words through the shell of the user, whichever it is', () => {
    fc.assert(
      fc.property(wordLists, (words) => {
        const command = farCommand([...saying, ...words]);
        for (const shell of ['sh', 'bash']) expect(said(shell, command)).toEqual(words);
        // All shells, csh and fish among them, read this alike.
        expect(command).toMatch(/^exec sh -c 'eval "\$\(printf "\$0"\)"' '[A-Za-z0-9 _./\\]*'$/);
      }),
      { numRuns: 40, examples: [[hard]] },
    );
  });

  it.each([0, 1, 254, 255])('keeps the exit code %i, and marks 255 as its own', (code) => {
    const child = `${farCommand(['sh', '-c', `echo told >&2; exit ${code}`])} 2>&1; `;
    let output = '';
    let ended = 0;
    try {
      output = execFileSync('sh', ['-c', child]).toString();
    } catch (error) {
      const failed = error as { status: number; stdout: Buffer };
      output = failed.stdout.toString();
      ended = failed.status;
    }
    expect(ended).toBe(code);
    expect(withoutMark(output)).toBe(code === 255 ? 'told\n' : null);
  });
});
