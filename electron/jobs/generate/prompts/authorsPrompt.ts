/** data-agora's own prompt files, in the folder that a user has them in. They are recognised by what stands in them. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AgoraError } from '../../../../analysis/errors';
import type { ChosenPrompt, WantedPrompt } from './chosenPrompt';
import { domainOf, procedureOf } from './procedures';
import type { Procedure, Prompt } from './prompt';
import type { PromptSet } from './promptSetSchema';
import { readPythonLists } from './pythonLists';
import { plainText } from './readTextFile';
import { partsOf, placedIn } from './template';
import { versionOf } from './versionOf';

/** Where they lie in a copy of the repository, newest place first. */
const folders = ['', 'prompts', 'agora_scripts/prompts', '_prompts', 'libs/data-agora/_prompts'];
/** The script that holds the lists and the system message, as seen from a prompt file. */
const scripts = ['run.py', '../run.py', '../agora_scripts/run.py'];

interface Found {
  readonly path: string;
  readonly template: string;
  readonly procedure: Procedure;
  readonly domain: string;
  readonly answer: 'text' | 'json';
  /** The name says all of it. */
  readonly named: boolean;
}

/**
 * @param place A folder, or one prompt file.
 * @param own The set that ships: it lends its system message and lists where the authors' script is not beside the files.
 */
export async function readAuthorsPrompt(
  place: string,
  { method, domain: asked, answer }: Pick<WantedPrompt, 'method' | 'domain' | 'answer'>,
  own: PromptSet,
): Promise<ChosenPrompt> {
  const procedure = procedureOf(method);
  const domain = domainOf(asked);
  const isFile = (await stat(place)).isFile();
  const found = await promptFiles(place, isFile);
  const fitting = found.filter(
    (each) => each.procedure === procedure && each.answer === answer && (isFile || each.domain === domain),
  );
  const named = fitting.filter((each) => each.named);
  const [file, ...others] = named.length > 0 ? named : fitting;
  // The folders are listed newest first, so files of one name are no question.
  const rivals = others.filter(({ path }) => file !== undefined && dirname(path) === dirname(file.path));
  if (!file || rivals.length > 0) throw noneOrMany(place, `${method}, ${domain}, answered as ${answer}`, found, rivals);

  const script = await readScript(dirname(file.path));
  const general = domain === 'instruction_following';
  const inScript = general ? 'general' : domain;
  const uses = new Set(placedIn(partsOf(file.template)).map(({ placeholder }) => placeholder.is));
  const themes = script?.lists.get(`${inScript}_themes`) ?? null;
  const firstWords = script?.lists.get(`${inScript}_triggers`) ?? null;
  const lent = [
    ...(uses.has('theme') && themes === null ? ['themes'] : []),
    ...(uses.has('firstWord') && firstWords === null ? ['first words'] : []),
  ];
  const content = {
    procedure: file.procedure,
    answer,
    system: script?.system ?? null,
    template: file.template,
    triggers:
      file.procedure === 'revise'
        ? { input: 'Revised Question:', output: 'Revised Answer:' }
        : { input: 'INPUT:', output: 'OUTPUT:' },
    stop: '[END]',
    themes: uses.has('theme') ? [...(themes ?? own.themes[domain] ?? [])] : [],
    firstWords: uses.has('firstWord') ? [...(firstWords ?? own.firstWords['requests'] ?? [])] : [],
  } satisfies Omit<Prompt, 'set' | 'version' | 'variant'>;
  const prompt: Prompt = {
    set: 'data-agora',
    version: versionOf(basename(file.path), content),
    ...content,
    variant: answer === 'json' ? 'json' : null,
  };
  const remarks = [
    ...(lent.length > 0
      ? [
          `The ${lent.join(' and ')} are those of the set that ships: no run.py of data-agora lies beside the prompt files.`,
        ]
      : []),
    ...(script?.system == null
      ? ['No system message is sent: no run.py of data-agora lies beside the prompt files.']
      : []),
  ];
  return { prompt, path: file.path, remarks };
}

async function promptFiles(place: string, isFile: boolean): Promise<Found[]> {
  const paths = isFile
    ? [place]
    : (
        await Promise.all(
          folders.map(async (folder) => {
            const names = await readdir(join(place, folder)).catch(() => []);
            return names
              .filter((name) => name.endsWith('.txt'))
              .sort()
              .map((name) => join(place, folder, name));
          }),
        )
      ).flat();
  const read = await Promise.all(paths.map(async (path) => recognise(path, plainText(await readFile(path, 'utf8')))));
  return read.filter((each) => each !== null);
}

const wholeName =
  /^(?:(instance_generation|response_generation|quality_enhancement)|(magpie)|(webinstruct|conala))?_?(math|code|general|instruction_following)(?:_[a-z]+)*\.txt$/;

function recognise(path: string, template: string): Found | null {
  const spelled = new Set(placedIn(partsOf(template)).map((each) => each.spelled));
  const procedure: Procedure | null = spelled.has('<input1>')
    ? 'new'
    : spelled.has('<input>')
      ? spelled.has('<output>')
        ? 'revise'
        : 'answer'
      : null;
  if (procedure === null) return null;
  const name = basename(path);
  const match = wholeName.exec(name);
  const [, method, magpie, web, domain] = match ?? [];
  const says: Procedure | null =
    method !== undefined ? procedureOf(method) : magpie !== undefined ? 'answer' : web !== undefined ? 'revise' : 'new';
  const named = match !== null && says === procedure;
  return {
    path,
    template,
    procedure,
    domain: domainOf(domain ?? domainByContent(template)),
    answer: /"instruction"\s*:/.test(template) ? 'json' : 'text',
    named,
  };
}

/** Math asks for a marked result, code for fences. */
function domainByContent(template: string): string {
  if (template.includes('[RESULT]')) return 'math';
  return template.includes('```') ? 'code' : 'instruction_following';
}

async function readScript(folder: string) {
  for (const name of scripts) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => null);
    if (text !== null) return readPythonLists(text);
  }
  return null;
}

function noneOrMany(place: string, wanted: string, found: readonly Found[], rivals: readonly Found[]): AgoraError {
  const listed = (files: readonly Found[]) => files.map(({ path }) => basename(path)).join(', ');
  if (rivals.length > 0)
    return new AgoraError('bad-input', `${place} holds several prompts for ${wanted}: also ${listed(rivals)}.`, {
      path: place,
      nextStep: 'Name the file itself.',
    });
  const there =
    found.length === 0 ? 'No file in it has placeholders such as <input1>.' : `There are: ${listed(found)}.`;
  return new AgoraError('bad-input', `${place} holds no prompt for ${wanted}. ${there}`, {
    path: place,
    nextStep: 'Name a folder with a promptSet.json, or a folder of data-agora’s prompt files.',
  });
}
