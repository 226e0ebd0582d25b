/** Words in, a document or a text out, an exit code: 0 done, 1 internal fault, 2 wrong usage, 3 nothing readable. */
import { parseArgs } from 'node:util';
import { AgoraError, asAgoraError } from '../../analysis/errors';
import { progressLine, type ProgressStream } from './progressLine';
import { plainJson, plainText } from './plainText';
import { generalHelp, helpOf, usageOf } from './help';
import type { Call, Verb } from './verb';
import { verbs } from './verbs';

export const exitCodes = { done: 0, fault: 1, usage: 2, nothingReadable: 3 } as const;

export interface Streams {
  readonly stdout: { write(text: string): unknown; readonly columns?: number };
  readonly stderr: ProgressStream;
}

/** Codes of errors that the user's words caused: what they name may be no more. */
const usageErrors: readonly AgoraError['code'][] = ['bad-query', 'bad-input', 'not-permitted', 'not-found'];

/** Runs one call of `agora`; gives the exit code. With `--json` standard output holds one JSON document. */
export async function runTerminal(words: readonly string[], streams: Streams): Promise<number> {
  const [first, ...rest] = words;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    (first === undefined ? streams.stderr : streams.stdout).write(generalHelp());
    return first === undefined ? exitCodes.usage : exitCodes.done;
  }
  const verb = verbs.find(({ name }) => name === first);
  if (!verb) {
    const error = new AgoraError('bad-input', `There is no verb "${first}".`, { nextStep: 'See "agora --help".' });
    return fail(error, words.includes('--json'), streams);
  }
  return runVerb(verb, rest, streams);
}

async function runVerb(verb: Verb, words: readonly string[], streams: Streams): Promise<number> {
  const json = words.includes('--json');
  const progress = progressLine(streams.stderr);
  try {
    const { values, positionals, lists } = parse(verb, words);
    if (values['help'] === true) {
      streams.stdout.write(helpOf(verb));
      return exitCodes.done;
    }
    const { words: named, optionalWords = 0, filesOption } = verb;
    const options: Call['options'] = values;
    const takesMore = filesOption !== undefined && options[filesOption] !== undefined;
    const isTooMany = positionals.length > named.length && !takesMore;
    if (isTooMany || positionals.length < named.length - optionalWords)
      throw new AgoraError('bad-input', usageOf(verb));
    const say = (message: string) => {
      progress.end();
      streams.stderr.write(`${plainText(message)}\n`);
    };
    const print = (text: string) => {
      if (json) return;
      progress.end();
      streams.stdout.write(plainText(text));
    };
    const width = streams.stdout.columns ?? 120;
    const outcome = await verb.run({ words: positionals, options, lists, width, say, print, progress: progress.show });
    progress.end();
    streams.stdout.write(json ? `${plainJson(JSON.stringify(outcome.document, null, 2))}\n` : plainText(outcome.text));
    return outcome.readable ? exitCodes.done : exitCodes.nothingReadable;
  } catch (error) {
    progress.end();
    return fail(asAgoraError(error), json, streams);
  }
}

function parse(verb: Verb, words: readonly string[]) {
  const shared = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  const ofArchives = verb.words.includes('PATH') ? ({ archive: { type: 'string' } } as const) : {};
  const options = { ...verb.options, ...ofArchives, ...shared };
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...words],
      options,
      allowPositionals: true,
      tokens: true,
    });
    const named = tokens.flatMap((token) =>
      token.kind === 'option' && token.name === verb.filesOption && token.value !== undefined ? [token.value] : [],
    );
    // The first of several is the option's value, and the others are more files.
    const [first, ...others] = named;
    const chosen = first === undefined || verb.filesOption === undefined ? {} : { [verb.filesOption]: first };
    return { values: { ...values, ...chosen }, positionals: [...positionals, ...others], lists: listsOf(verb, tokens) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AgoraError('bad-input', `${reason}\n${usageOf(verb)}`, {}, { cause });
  }
}

interface Token {
  readonly kind: string;
  readonly name?: string;
  readonly value?: string | undefined;
}

function listsOf({ listOptions = [] }: Verb, tokens: readonly Token[]): Call['lists'] {
  const lists: Record<string, string[]> = {};
  for (const { kind, name = '', value } of tokens)
    if (kind === 'option' && value !== undefined && listOptions.includes(name)) (lists[name] ??= []).push(value);
  return lists;
}

function fail(error: AgoraError, json: boolean, streams: Streams): number {
  const message = [error.message, error.context.nextStep].filter(Boolean).join(' ');
  streams.stderr.write(`agora: ${plainText(message)}\n`);
  if (json) streams.stdout.write(`${plainJson(JSON.stringify({ error: { code: error.code, message } }, null, 2))}\n`);
  return usageErrors.includes(error.code) ? exitCodes.usage : exitCodes.fault;
}
