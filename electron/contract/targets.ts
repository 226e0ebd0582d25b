/** Where study work runs, as the window lists, changes and tests it. */
import type { Problem } from '../../analysis/problem';
import type { TargetDraft, TargetFacts, TargetSettings } from '../jobs/launch/launchResults';
import type { Question } from '../jobs/targets/ask';
import type { AnswerOf } from './answer';

export type { SlurmFacts, TargetDraft, TargetFacts, TargetSettings } from '../jobs/launch/launchResults';

export interface ListedTarget {
  readonly settings: TargetSettings;
  /** Null: not tested since the app was started. */
  readonly test: TargetTest | null;
  /** This machine, which cannot be removed. */
  readonly isBuiltIn: boolean;
}

export interface TargetTest {
  readonly atMs: number;
  readonly facts: TargetFacts;
}

export interface TargetList {
  readonly targets: readonly ListedTarget[];
  /** Of the file of targets. */
  readonly problems: readonly Problem[];
}

/** What `ssh` asks the user, such as for the passphrase of a key. The answer is passed on and not kept. */
export interface HostQuestion extends Question {
  readonly number: number;
}

export interface TargetCalls {
  'targets:list': () => TargetList;
  /** Adds a target, or puts it in the place of the one named. */
  'targets:save': (draft: TargetDraft, instead: string | null) => TargetList;
  'targets:remove': (name: string) => TargetList;
  /** Asks the target what is there: over the network, where it is another machine. */
  'targets:test': (name: string) => TargetTest;
  /** Ends the test that runs; its call then fails. */
  'targets:stop-test': (name: string) => void;
  /** Null: it is not answered. */
  'targets:answer': (question: number, answer: string | null) => void;
}

export interface TargetEvents {
  /** What is asked and not answered now. */
  'targets:questions': readonly HostQuestion[];
}

type Answer<C extends keyof TargetCalls> = AnswerOf<TargetCalls, C>;

export interface TargetBridge {
  listTargets(): Answer<'targets:list'>;
  saveTarget(draft: TargetDraft, instead: string | null): Answer<'targets:save'>;
  removeTarget(name: string): Answer<'targets:remove'>;
  testTarget(name: string): Answer<'targets:test'>;
  stopTest(name: string): Answer<'targets:stop-test'>;
  answerHost(question: number, answer: string | null): Answer<'targets:answer'>;
  onHostQuestions(listener: (questions: readonly HostQuestion[]) => void): () => void;
}
