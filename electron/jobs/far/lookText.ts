/** What `look` prints on the far side: lines, and pieces of files with their lengths before them. */
import { AgoraError } from '../../../analysis/errors';
import { oneLine } from '../../../analysis/figures/oneLine';
import type { Piece } from './farSide';

/** One step as it stands in its files there; times in seconds. Empty: there is no such file. */
export interface StepFacts {
  readonly step: string;
  /** Whether what began it runs: `0` yes, `1` no, `2`: not to be seen from where it was looked; empty: not asked. */
  readonly runs: string;
  readonly isToCancel: boolean;
  readonly started: Fields;
  readonly exit: Fields;
  readonly beat: Fields;
  /** Round, submission and index of a scheduler. */
  readonly submitted: string;
  readonly why: string;
}

export type Fields = Readonly<Record<string, string>>;

export interface LookText {
  readonly nowSeconds: number;
  readonly host: string;
  readonly boot: string;
  readonly freeBytes: number | null;
  /** `none`: not begun. `ended`: all was done. `lost`. `elsewhere`: on another machine. Null: a scheduler does it. */
  readonly supervisor: string | null;
  readonly slurm: SlurmText | null;
  readonly steps: readonly StepFacts[];
  readonly pieces: readonly Piece[];
}

/** What Slurm told. */
export interface SlurmText {
  /** Null: it answered. */
  readonly fault: string | null;
  /** By `ROUND.K.INDEX`. */
  readonly queued: ReadonlyMap<string, SlurmElement>;
  readonly over: ReadonlyMap<string, SlurmElement>;
  /** Ids by `ROUND.K`. */
  readonly ids: ReadonlyMap<string, string>;
}

export interface SlurmElement {
  readonly state: string;
  readonly reason: string;
  readonly node: string;
}

/** Throws `AgoraError('network')` for a text that does not end as it should. */
export function parseLook(bytes: Uint8Array, host: string): LookText {
  const reader = lineReader(bytes);
  if (reader.next() !== 'agora-look 1') throw brokenOff(host);
  const steps: StepFacts[] = [];
  const pieces: Piece[] = [];
  const queued = new Map<string, SlurmElement>();
  const over = new Map<string, SlurmElement>();
  const ids = new Map<string, string>();
  let [nowSeconds, farHost, boot, freeBytes]: [number, string, string, number | null] = [0, '', '', null];
  let supervisor: string | null = null;
  let fault: string | null | undefined;
  for (;;) {
    const line = reader.next();
    if (line === null) throw brokenOff(host);
    if (line === 'end') break;
    const [word = '', ...rest] = line.split(/[ \t]/);
    const after = line.slice(word.length + 1);
    switch (word) {
      case 'at':
        [nowSeconds, farHost, boot] = [numberIn(rest[0]) ?? 0, clean(rest[1]), clean(rest[2])];
        break;
      case 'free':
        freeBytes = kibibytes(rest[0]);
        break;
      case 'supervisor':
        supervisor = after;
        break;
      case 'slurm':
        fault = rest[0] === 'answers' ? null : clean(after.slice('fails '.length));
        break;
      case 'queue':
        addElement(queued, after);
        break;
      case 'over':
        addElement(over, after);
        break;
      case 'job':
        ids.set((rest[0] ?? '').replace('/', '.'), clean(rest[1]));
        break;
      case 'step':
        steps.push(stepFacts(after));
        break;
      case 'piece':
        pieces.push(pieceOf(after, reader, host));
        break;
    }
  }
  const slurm = fault === undefined ? null : { fault, queued, over, ids };
  return { nowSeconds, host: farHost, boot, freeBytes, supervisor, slurm, steps, pieces };
}

interface LineReader {
  /** Null: the text is at its end, or broke off within a line. */
  next(): string | null;
  take(length: number): Uint8Array | null;
}

function lineReader(bytes: Uint8Array): LineReader {
  const decoder = new TextDecoder();
  let at = 0;
  return {
    next() {
      const end = bytes.indexOf(10, at);
      if (end < 0) return null;
      const line = decoder.decode(bytes.subarray(at, end));
      at = end + 1;
      return line;
    },
    take(length) {
      // A line feed stands after it.
      if (!Number.isSafeInteger(length) || length < 0 || at + length + 1 > bytes.length) return null;
      const piece = bytes.subarray(at, at + length);
      at += length + 1;
      return piece;
    },
  };
}

/** `ARRAY.agora-TOKEN-ROUND-K|ARRAY ID|INDEX|STATE|REASON|NODE` */
function addElement(elements: Map<string, SlurmElement>, line: string): void {
  const [name = '', , index = '', state = '', reason = '', node = ''] = line.split('|');
  const [, round, k] = /-(\d+)-(\d+)$/.exec(name) ?? [];
  if (round !== undefined && k !== undefined)
    elements.set(`${round}.${k}.${index}`, { state: clean(state), reason: clean(reason), node: clean(node) });
}

function stepFacts(line: string): StepFacts {
  const [step = '', runs = '', cancel = '', started = '', exit = '', beat = '', submitted = '', ...why] =
    line.split('\t');
  return {
    step,
    runs,
    isToCancel: cancel !== '',
    started: fields(started),
    exit: fields(exit),
    beat: fields(beat),
    submitted: submitted.replaceAll(' ', '.'),
    why: clean(why.join(' ')),
  };
}

function fields(line: string): Fields {
  const pairs = line.split(' ').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=');
    return at < 0 ? [] : [[pair.slice(0, at), clean(pair.slice(at + 1))]];
  });
  return Object.fromEntries(pairs);
}

const mostCharacters = 2000;

/** What is shown to people: it may hold anything there. */
function clean(text = ''): string {
  return oneLine(text.slice(0, mostCharacters)).trim();
}

/** Null: it is none. */
export function numberIn(text: string | undefined): number | null {
  const number = Number(text === undefined || text === '' ? Number.NaN : text);
  return Number.isFinite(number) ? number : null;
}

function kibibytes(text: string | undefined): number | null {
  const number = numberIn(text);
  return number === null ? null : number * 1024;
}

function pieceOf(line: string, reader: LineReader, host: string): Piece {
  const [step = '', file = '', offset, length, size] = line.split('\t');
  const bytes = reader.take(numberIn(length) ?? -1);
  if (bytes === null) throw brokenOff(host);
  return { step, file, offset: numberIn(offset) ?? -1, bytes, size: numberIn(size) ?? -1 };
}

function brokenOff(host: string): AgoraError {
  return new AgoraError('network', `The answer of ${host} broke off.`, { nextStep: 'Try again.' });
}
