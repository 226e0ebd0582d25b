/** Where study work runs, as the window lists, changes and tests it, and what its hosts ask. */
import { create } from 'zustand';
import type { HostQuestion, TargetList } from '../../../electron/contract';
import { machine } from '../../machine';
import { notify, notifyFailure } from '../notice';
import { targetsText as text } from '../../text/targets';
import { checkTargetForm, firstTargetForm, targetDraftOf, targetFormOf, type TargetForm } from './targetForm';

interface TargetsState {
  /** Null until it was read. */
  readonly list: TargetList | null;
  /** Name of the target that is looked at. */
  readonly shown: string | null;
  readonly testing: ReadonlySet<string>;
  /** Why a target could not be tested, by its name. */
  readonly failures: Readonly<Record<string, string>>;
  /** The form that is open; `instead`: the target that it changes. */
  readonly edited: { readonly form: TargetForm; readonly instead: string | null; readonly isChecked: boolean } | null;
  /** Why what was typed was not saved. */
  readonly refused: string | null;
  readonly questions: readonly HostQuestion[];
}

export const useTargets = create<TargetsState>()(() => ({
  list: null,
  shown: null,
  testing: new Set<string>(),
  failures: {},
  edited: null,
  refused: null,
  questions: [],
}));

/** Follows what hosts ask. */
export function startTargets(): void {
  machine().onHostQuestions((questions) => useTargets.setState({ questions }));
}

/** Reads the list again. Never rejects. */
export async function refreshTargets(): Promise<void> {
  try {
    useTargets.setState({ list: await machine().listTargets() });
  } catch (error) {
    notifyFailure(error);
  }
}

export function showTarget(name: string): void {
  useTargets.setState({ shown: name, edited: null, refused: null });
}

/** @param name Null: a new one. */
export function editTarget(name: string | null): void {
  const listed = useTargets.getState().list?.targets.find(({ settings }) => settings.name === name);
  const form = listed ? targetFormOf(listed.settings) : firstTargetForm;
  useTargets.setState({ edited: { form, instead: listed ? name : null, isChecked: false }, refused: null });
}

export function changeTargetForm(change: Partial<TargetForm>): void {
  useTargets.setState(({ edited }) => ({
    edited: edited && { ...edited, form: { ...edited.form, ...change } },
    refused: null,
  }));
}

export function leaveTargetForm(): void {
  useTargets.setState({ edited: null, refused: null });
}

/** Saves what is typed, where it is right. Never rejects. */
export async function saveTarget(): Promise<void> {
  const { edited, list } = useTargets.getState();
  if (!edited) return;
  const { form, instead } = edited;
  useTargets.setState({ edited: { ...edited, isChecked: true } });
  const names = (list?.targets ?? []).map(({ settings }) => settings.name).filter((name) => name !== instead);
  if (Object.keys(checkTargetForm(form, names)).length > 0) return;
  try {
    // What runs tests what it was, and is ended.
    for (const each of [form.name.trim(), instead ?? ''])
      if (useTargets.getState().testing.has(each)) stopped.add(each);
    const saved = await machine().saveTarget(targetDraftOf(form), instead);
    const name = form.name.trim();
    useTargets.setState(({ failures }) => ({
      list: saved,
      edited: null,
      shown: name,
      refused: null,
      // It is said of what the target was before.
      failures: without(failures, [name, instead]),
    }));
    notify(text.saved(name));
  } catch (error) {
    useTargets.setState({ refused: error instanceof Error ? error.message : String(error) });
  }
}

export async function removeTarget(name: string): Promise<void> {
  try {
    if (useTargets.getState().testing.has(name)) stopped.add(name);
    const list = await machine().removeTarget(name);
    useTargets.setState(({ failures }) => ({
      list,
      shown: list.targets[0]?.settings.name ?? null,
      failures: without(failures, [name]),
    }));
  } catch (error) {
    notifyFailure(error);
  }
}

function without(failures: TargetsState['failures'], names: readonly (string | null)[]): TargetsState['failures'] {
  return Object.fromEntries(Object.entries(failures).filter(([name]) => !names.includes(name)));
}

/** Asks the target what is there. Never rejects. */
export async function testTarget(name: string): Promise<void> {
  if (useTargets.getState().testing.has(name)) return;
  const mark = (isOn: boolean): void =>
    useTargets.setState(({ testing }) => ({
      testing: new Set(isOn ? [...testing, name] : [...testing].filter((each) => each !== name)),
    }));
  mark(true);
  useTargets.setState(({ failures }) => ({ failures: without(failures, [name]) }));
  try {
    const test = await machine().testTarget(name);
    useTargets.setState(({ list }) => ({
      list: list && {
        ...list,
        targets: list.targets.map((each) => (each.settings.name === name ? { ...each, test } : each)),
      },
    }));
  } catch (error) {
    if (stopped.has(name)) return;
    const failure = error instanceof Error ? error.message : String(error);
    useTargets.setState(({ failures }) => ({ failures: { ...failures, [name]: failure } }));
  } finally {
    stopped.delete(name);
    mark(false);
  }
}

/** Tests that were ended on purpose: that is no failure. */
const stopped = new Set<string>();

export function stopTest(name: string): void {
  stopped.add(name);
  machine().stopTest(name).catch(notifyFailure);
}

/** Passes an answer on; it is kept nowhere. */
export function answerHost(question: number, answer: string | null): void {
  useTargets.setState(({ questions }) => ({ questions: questions.filter(({ number }) => number !== question) }));
  machine().answerHost(question, answer).catch(notifyFailure);
}
