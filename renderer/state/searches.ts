/** Searches for duplicates and test items: what was asked of each archive, with which files, and what was found. */
import { create } from 'zustand';
import { asAgoraError } from '../../analysis/errors';
import type { ContaminationReport, ContaminationRequest } from '../../analysis/contaminationResults';
import type { DuplicateReport, DuplicateRequest } from '../../analysis/duplicateResults';
import type { GrantedArchive } from '../../electron/contract';
import { engine } from '../engine/client';
import { searchesText as text } from '../text/searches';
import { notify, notifyFailure } from './notice';
import type { OpenedArchive } from './opened';
import { asTask } from './tasks';

interface SearchesState {
  /** By the archive's id. */
  readonly duplicates: Readonly<Record<string, DuplicateReport>>;
  readonly contamination: Readonly<Record<string, ContaminationReport>>;
  /** Files that archives are compared with, until the window ends. */
  readonly seeds: readonly GrantedArchive[];
  readonly testSets: readonly GrantedArchive[];
  readonly isRunning: boolean;
}

export const useSearches = create<SearchesState>()(() => ({
  duplicates: {},
  contamination: {},
  seeds: [],
  testSets: [],
  isRunning: false,
}));

/** Never rejects: a failure is told, and what was found before stays. */
export function findDuplicates({ id, name }: OpenedArchive, request: DuplicateRequest): Promise<void> {
  const against = request.scope === 'against' ? useSearches.getState().seeds : [];
  return search(async () => {
    const report = await asTask(text.finding(name), (task) => engine.call('duplicates', [id, request, against], task));
    useSearches.setState(({ duplicates }) => ({ duplicates: { ...duplicates, [id]: report } }));
  });
}

/** Never rejects: a failure is told, and what was found before stays. */
export function findTestItems({ id, name }: OpenedArchive, request: ContaminationRequest): Promise<void> {
  const { testSets } = useSearches.getState();
  return search(async () => {
    const report = await asTask(text.findingItems(name), (task) =>
      engine.call('contamination', [id, request, testSets], task),
    );
    useSearches.setState(({ contamination }) => ({ contamination: { ...contamination, [id]: report } }));
  });
}

async function search(work: () => Promise<void>): Promise<void> {
  if (useSearches.getState().isRunning) return;
  useSearches.setState({ isRunning: true });
  try {
    await work();
  } catch (error) {
    if (asAgoraError(error).code === 'cancelled') notify(text.cancelled);
    else notifyFailure(error);
  } finally {
    useSearches.setState({ isRunning: false });
  }
}
