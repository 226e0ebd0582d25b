/** The user's targets, and what their tests found since this process was started. */
import { AgoraError } from '../../../analysis/errors';
import type { TargetList, TargetTest } from '../../contract';
import { loadKinds } from '../steps/loadKinds';
import { here } from '../targets/builtIn';
import { readTargets, removeTarget, saveTarget, targetNamed } from '../targets/targetsFile';
import type { OpenTargets } from './openTargets';
import type { StudyWork } from './studyMessages';

type Asks = 'targets' | 'saveTarget' | 'removeTarget' | 'testTarget' | 'stopTest';

export type TestedTargets = {
  readonly [A in Asks]: (...p: Parameters<StudyWork[A]>) => Promise<ReturnType<StudyWork[A]>>;
};

/** A machine that says nothing for so long is not there; whoever is asked something may take longer. */
const answerWithinMs = 120_000;

export function testedTargets(open: OpenTargets, isWaiting: () => boolean, withinMs = answerWithinMs): TestedTargets {
  const tests = new Map<string, TargetTest>();
  const running = new Map<string, AbortController>();

  async function list(): Promise<TargetList> {
    const { targets, problems } = await readTargets();
    return {
      targets: targets.map((settings) => ({
        settings,
        test: tests.get(settings.name) ?? null,
        isBuiltIn: settings.name === here,
      })),
      problems,
    };
  }

  /** What was found, or is looked for, is of what the target was. */
  function forget(name: string): void {
    running.get(name)?.abort();
    tests.delete(name);
  }

  return {
    targets: list,
    async saveTarget(draft, instead) {
      await saveTarget(draft);
      forget(draft.name);
      if (instead !== null && instead !== draft.name) {
        await removeTarget(instead);
        forget(instead);
      }
      return list();
    },
    async removeTarget(name) {
      await removeTarget(name);
      forget(name);
      return list();
    },
    async testTarget(name) {
      if (running.has(name)) throw new AgoraError('bad-input', `${name} is being tested already.`);
      const stop = new AbortController();
      running.set(name, stop);
      let isLate = false as boolean;
      const timer = setInterval(() => {
        if (isWaiting()) return;
        isLate = true;
        stop.abort();
      }, withinMs);
      try {
        const settings = await targetNamed(name);
        const wanted = await wantedThings();
        const facts = await open.use(settings, (target) => target.farSide.probe(wanted, stop.signal));
        const test = { atMs: Date.now(), facts };
        // It may have been changed or removed meanwhile.
        if (!stop.signal.aborted) tests.set(name, test);
        return test;
      } catch (error) {
        throw isLate ? late(name, withinMs) : error;
      } finally {
        clearInterval(timer);
        running.delete(name);
      }
    },
    stopTest: (name) => Promise.resolve(running.get(name)?.abort()),
  };
}

function late(name: string, withinMs: number): AgoraError {
  return new AgoraError('network', `${name} did not answer within ${withinMs / 1000} s.`, {
    nextStep: 'Check the network, such as a VPN, and try again.',
  });
}

/** What kinds of steps need: a target is asked whether it has that. */
async function wantedThings(): Promise<{ readonly modules: readonly string[]; readonly commands: readonly string[] }> {
  const { kinds } = await loadKinds();
  const all = (pick: (needs: (typeof kinds)[number]['kind']['needs']) => readonly string[]): string[] =>
    [...new Set(kinds.flatMap(({ kind }) => pick(kind.needs)))].sort();
  return { modules: all(({ modules }) => modules), commands: all(({ commands }) => commands) };
}
