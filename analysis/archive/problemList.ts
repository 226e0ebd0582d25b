import type { Problem } from '../problem';
import { problemCodes } from './problemCodes';
import type { ArchiveProblemCode } from './problemCodes';

/** A file with more problems of one code than this is broken as a whole; the rest is counted, not listed. */
const listedPerCode = 10_000;

/** A message may quote what stands in the file, however long: this much of it is read by nobody. */
const longestMessage = 2000;

/** Makes one problem of a file; the severity belongs to the code. */
export function archiveProblem(path: string, line: number | null, code: ArchiveProblemCode, message: string): Problem {
  return { path, line, severity: problemCodes[code], code, message: shortened(message) };
}

/** What to do stands at the end, and stays. */
function shortened(message: string): string {
  if (message.length <= longestMessage) return message;
  const half = longestMessage / 2;
  return `${message.slice(0, half)}…${message.slice(message.length - half + 1)}`;
}

/** Problems of one file, gathered while it is read and handed over batch by batch. */
export interface ProblemList {
  readonly path: string;
  add(line: number | null, code: ArchiveProblemCode, message: string): void;
  /** Problems added since the last call. */
  take(): readonly Problem[];
  /** As `take`, and one line for each code of which more was found than is listed. */
  finish(): readonly Problem[];
}

/** An empty list for the file at `path`. */
export function createProblemList(path: string): ProblemList {
  let pending: Problem[] = [];
  const counts = new Map<ArchiveProblemCode, number>();
  const take = (): readonly Problem[] => {
    const taken = pending;
    pending = [];
    return taken;
  };
  return {
    path,
    add(line, code, message) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count <= listedPerCode) pending.push(archiveProblem(path, line, code, message));
    },
    take,
    finish() {
      for (const [code, count] of counts) {
        if (count <= listedPerCode) continue;
        const more = `${count - listedPerCode} more problems of code ${code} in this file are not listed.`;
        pending.push(
          archiveProblem(path, null, 'more-problems', `${more} The file is probably damaged: write it again.`),
        );
      }
      counts.clear();
      return take();
    },
  };
}
