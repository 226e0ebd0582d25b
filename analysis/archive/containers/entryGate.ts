import type { Problem } from '../../problem';
import type { ArchiveProblemCode } from '../problemCodes';
import { problemCodes } from '../problemCodes';
import { archiveProblem } from '../problemList';
import { shorten } from '../shorten';

/** Decides which entries of one container are let in, under which path, and says why the others are not. */
export interface EntryGate {
  /** The path of a file of this name in the archive, or null where it is left out. */
  admit(name: string): string | null;
  /** Leaves an entry out. */
  refuse(name: string, code: ArchiveProblemCode, message: string): void;
  /** Something about the container as a whole. */
  report(code: ArchiveProblemCode, message: string): void;
  /** What was said, entries in their order. */
  problems(): readonly Problem[];
}

/** More refused entries of one code are counted and not listed. */
const listedPerCode = 1000;

/** The gate of the container at `path`, whose entries get paths that start with `prefix`. */
export function createEntryGate(path: string, prefix: string): EntryGate {
  const problems: Problem[] = [];
  const refused = new Map<ArchiveProblemCode, number>();
  const hidden: string[] = [];
  /** By the form that file systems compare: what differs in nothing but case is one file on many of them. */
  const admitted = new Map<string, string>();
  const report = (code: ArchiveProblemCode, message: string) =>
    void problems.push(archiveProblem(path, null, code, message));
  const refuse = (name: string, code: ArchiveProblemCode, message: string) => {
    const count = (refused.get(code) ?? 0) + 1;
    refused.set(code, count);
    if (count <= listedPerCode) problems.push(archiveProblem(prefix + printable(name), null, code, message));
  };
  return {
    refuse,
    report,
    admit(name) {
      const objection = objectionTo(name);
      if (objection !== null) {
        refuse(name, 'unsafe-entry', `The entry’s name ${objection}: left out. Pack it again under a plain name.`);
        return null;
      }
      const parts = name.split('/').filter((part) => part !== '' && part !== '.');
      const inside = parts.join('/');
      if (parts.some((part) => part.startsWith('.')) || parts[0] === '__MACOSX') {
        hidden.push(inside);
        return null;
      }
      const key = inside.normalize('NFC').toLowerCase();
      const earlier = admitted.get(key);
      if (earlier !== undefined) {
        const how =
          earlier === inside ? 'twice' : `beside ${shorten(earlier)}, which many disks take for the same name`;
        refuse(name, 'duplicate-entry', `The container holds this name ${how}: only the first is read. Rename one.`);
        return null;
      }
      admitted.set(key, inside);
      return prefix + inside;
    },
    problems() {
      const more = [...refused].flatMap(([code, count]): Problem[] => {
        if (count <= listedPerCode) return [];
        const message = `${count - listedPerCode} more entries of code ${code} in this container are not listed.`;
        return [{ path, line: null, severity: problemCodes[code], code, message }];
      });
      return [...problems, ...more, ...(hidden.length > 0 ? [hiddenEntries(path, hidden)] : [])];
    },
  };
}

/** What is wrong with a name, as the end of a sentence; null where nothing is. */
function objectionTo(name: string): string | null {
  if (name.replaceAll(/[./]/g, '') === '') return 'is empty';
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'holds a control character';
  if (name.includes('\\')) return 'holds a backslash';
  if (name.startsWith('/')) return 'starts at the root of a disk';
  if (/^[a-z]:/i.test(name)) return 'starts with the letter of a drive';
  if (name.split('/').includes('..')) return 'leads out of the container (`..`)';
  return null;
}

function printable(name: string): string {
  return name.replaceAll(/[\u0000-\u001f\u007f]/g, '\ufffd').slice(0, 500);
}

function hiddenEntries(path: string, names: readonly string[]): Problem {
  const shown = names.slice(0, 5).join(', ');
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  const message = `Hidden entries are left out (${names.length}): ${shown}${more}. Rename what should be read.`;
  return archiveProblem(path, null, 'hidden-entries', message);
}
