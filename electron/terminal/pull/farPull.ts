/** A folder of another machine. */
import { AgoraError } from '../../../analysis/errors';
import type { Problem } from '../../../analysis/problem';
import { bytesText } from '../../../analysis/figures/bytesText';
import { globMatcher } from '../../../analysis/study/glob';
import { listFarFolder, type FarFolderFile } from '../../jobs/targets/farFolder';
import { openReach, reachHost } from '../../jobs/targets/openReach';
import { pullFarFolder } from '../../jobs/targets/pullFarFolder';
import type { Reach } from '../../jobs/targets/reach';
import { readTargets } from '../../jobs/targets/targetsFile';
import { stopOnSignal } from '../../ports/stopOnSignal';
import { problemLine } from '../problemLine';
import { terminalAsker } from '../targets/askOnTerminal';
import { textTable } from '../textTable';
import type { Call, Outcome } from '../verb';
import { openingOf, outOf, sumOf, sumsByStatus, textOf } from './pullWords';

export function pullOverSsh(call: Call): Promise<Outcome> {
  const { host, folder } = parsePlace(call.words[0] ?? '');
  const out = call.options['list'] === true ? null : outOf(call);
  return stopOnSignal((signal) => pull(call, host, folder, out, signal));
}

/** `ssh:HOST:PATH`; an address with colons stands in brackets. */
function parsePlace(text: string): { readonly host: string; readonly folder: string } {
  const [, bracketed, plain, folder] = /^ssh:(?:((?:[^@[\]]+@)?\[[^\]]+\])|([^:]+)):(.+)$/.exec(text) ?? [];
  const host = bracketed?.replaceAll(/[[\]]/g, '') ?? plain;
  if (host === undefined || folder === undefined)
    throw new AgoraError('bad-input', `"${text}" names no folder of another machine.`, {
      value: text,
      nextStep: 'Its form is ssh:HOST:PATH.',
    });
  return { host, folder };
}

/** `out` null: the files are listed only. */
async function pull(
  call: Call,
  host: string,
  folder: string,
  out: string | null,
  signal: AbortSignal,
): Promise<Outcome> {
  const reach = await reachTo(host);
  try {
    const all = await listFarFolder(reach, folder, signal);
    const files = chosen(all, textOf(call, 'files'), folder);
    if (out === null) return listed(host, folder, files, call.width);
    const result = await pullFarFolder({ reach, folder, files, out }, { signal, progress: call.progress });
    return {
      document: { host, folder, out, ...result },
      text: `${host}:${folder}\n${sumsByStatus(result.files)}${result.problems.map(problemLine).join('')}${openingOf(out)}`,
      readable: result.files.every(({ status }) => status !== 'failed'),
    };
  } catch (error) {
    if (signal.aborted) call.say('Stopped. The same command goes on from here.');
    else if (error instanceof AgoraError && unreachable.includes(error.code)) return failed(host, folder, out, error);
    throw error;
  } finally {
    await reach.close();
  }
}

/** A target's own name goes before a host's. */
async function reachTo(host: string): Promise<Reach> {
  const { targets } = await readTargets();
  const target = targets.find(({ name }) => name === host);
  const options = { ask: terminalAsker() };
  return target === undefined ? reachHost(host, options) : openReach(target, options);
}

const unreachable: readonly AgoraError['code'][] = ['not-found', 'not-permitted', 'network'];

function chosen(files: readonly FarFolderFile[], pattern: string | null, folder: string): readonly FarFolderFile[] {
  const matches = pattern === null ? () => true : globMatcher(pattern);
  const left = files.filter(({ path }) => matches(path));
  if (left.length > 0) return left;
  throw new AgoraError('bad-input', pattern === null ? `${folder} holds no files.` : `No file matches ${pattern}.`, {
    value: pattern ?? folder,
    nextStep: '--list prints what a folder holds.',
  });
}

function listed(host: string, folder: string, files: readonly FarFolderFile[], width: number): Outcome {
  const table = textTable(
    [
      { header: 'File', align: 'left' },
      { header: 'Size', align: 'right' },
    ],
    files.map(({ path, bytes }) => [path, bytesText(bytes)]),
    width,
  );
  const entries = files.map((file) => ({ ...file, status: 'listed', sha256: null }));
  return {
    document: { host, folder, out: null, files: entries, problems: [] },
    text: `${host}:${folder}: ${sumOf(files)}\n\n${table}`,
    readable: true,
  };
}

function failed(host: string, folder: string, out: string | null, { code, message, context }: AgoraError): Outcome {
  const words = [message, context.nextStep].filter(Boolean).join(' ');
  const problem: Problem = { path: '', line: null, severity: 'fault', code, message: words };
  const document = { host, folder, out, files: [], problems: [problem] };
  return { document, text: problemLine(problem), readable: false };
}
