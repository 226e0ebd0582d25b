/** The calls of a journal, read again for what is made of them. */
import type { FileHandle } from 'node:fs/promises';
import type { KeptCall, KeptCalls } from '../jobKind';
import type { JobState } from '../state/jobState';
import type { Intent } from './entries';
import { readEntry, readJournal } from './readJournal';

export function keptCalls(path: string, file: FileHandle, { items, begun }: JobState): KeptCalls {
  return {
    async *accepted() {
      for (let item = 0; item < begun; item++) {
        const kept = items.at(item);
        if (!kept) continue;
        const intent = await readEntry(file, kept.intent, path);
        const answer = await readEntry(file, kept.answer, path);
        if (!isFirst(intent) || answer.is !== 'answer')
          throw new TypeError(`The calls of item ${String(item)} are lost.`);
        yield { intent, answer, tries: kept.tries, sendings: kept.sendings };
      }
    },
    async *answers() {
      /** First intents of tries that are on, and the sendings of their items so far. */
      const open = new Map<number, { intent: Required<Intent> | null; sendings: number }>();
      for await (const { entry } of readJournal(path)) {
        if (entry.is === 'intent') {
          const known = open.get(entry.item) ?? { intent: null, sendings: 0 };
          known.sendings++;
          if (isFirst(entry)) known.intent = entry;
          open.set(entry.item, known);
        } else if (entry.is === 'dropped') open.delete(entry.item);
        else if (entry.is === 'answer') {
          const known = open.get(entry.item);
          if (!known?.intent) continue;
          const { intent, sendings } = known;
          if (entry.verdict.accepted) open.delete(entry.item);
          yield { intent, answer: entry, tries: entry.attempt, sendings } satisfies KeptCall;
        }
      }
    },
  };
}

function isFirst(entry: { readonly is: string }): entry is Required<Intent> {
  return entry.is === 'intent' && 'prepared' in entry;
}
