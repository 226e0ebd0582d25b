/** Why the script ended otherwise than well, as an `AgoraError`. */
import { AgoraError, type ErrorCode } from '../../../analysis/errors';
import type { Ran } from '../targets/reach';

const codes: Readonly<Record<number, ErrorCode>> = {
  65: 'network',
  66: 'not-found',
  69: 'network',
  73: 'not-permitted',
  75: 'not-permitted',
  78: 'bad-input',
};

/** The script's own sentence, whose last part is the next step; else what was said last. */
export function farFailure({ code, stderr }: Ran, host: string): AgoraError {
  const said = stderr.split('\n').flatMap((line) => (line.startsWith('agora: ') ? [line.slice('agora: '.length)] : []));
  const sentence = said.at(-1);
  if (sentence === undefined)
    return new AgoraError(
      'internal',
      `A command on ${host} ended with code ${String(code)}: ${stderr.trim().slice(-500) || 'it said nothing'}.`,
      { nextStep: 'Test the target.' },
    );
  const [, message = sentence, nextStep] = /^(.*?[.]) ([^.]*[.])$/s.exec(sentence) ?? [];
  return new AgoraError(codes[code] ?? 'internal', message, nextStep === undefined ? {} : { nextStep });
}
