/** What `--help` prints, made from the verbs themselves. */
import type { Verb } from './verb';
import { verbs } from './verbs';

/** The usage line of one verb. */
export function usageOf(verb: Verb): string {
  return `Usage: agora ${[verb.name, ...verb.words].join(' ')} [options]`;
}

/** The whole help of one verb. */
export function helpOf(verb: Verb): string {
  const json = '  --json          print one JSON document and nothing else on standard output\n';
  const archive = verb.words.includes('PATH') ? '  --archive NAME  which archive of a workspace file\n' : '';
  // The first line is indented as the others are.
  const help = verb.help.replace(/^\n+/, '').trimEnd();
  return `${usageOf(verb)}\n\n${verb.summary}\n\n${help}\n\nOptions\n${json}${archive}  -h, --help      print this help\n`;
}

/** All verbs, a line each. */
export function generalHelp(): string {
  const calls = verbs.map((verb) => [verb.name, ...verb.words].join(' '));
  const width = Math.max(...calls.map((call) => call.length));
  const lines = verbs.map((verb, index) => `  agora ${(calls[index] ?? '').padEnd(width)}  ${verb.summary}`);
  return `Usage: agora VERB … [--json]

${lines.join('\n')}

PATH is a folder or a file, or a workspace file (*.agora), or the word of a study that ships with the workbench:
"published" (AgoraBench as published) or "small-study" (the one whose jobs run anywhere, in minutes);
one archive of several in it is FILE.agora#NAME. Archives are never written to.
Exit codes: 0 done (problems may be listed), 1 internal fault, 2 wrong usage or nothing of a name that was given,
3 nothing readable. With --json an error is {error: {code, message}}.
"agora VERB --help" says more.
`;
}
