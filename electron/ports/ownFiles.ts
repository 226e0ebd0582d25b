/** Files that the workbench itself puts into a folder of the user's, which is then opened as an archive. */

/** What a pull from the Hub has written there; see `hub/journal.ts`. */
export const pullJournal = '.agora-pull.jsonl';
