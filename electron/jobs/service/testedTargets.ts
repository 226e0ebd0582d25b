/** The user's targets, and what their tests found since this process was started. */
import { AgoraError } from '../../../analysis/errors';
import type { TargetList, TargetTest } from '../../contract';
import { loadKinds } from '../steps/loadKinds';
import { here, readTargets, removeTarget, saveTarget, targetNamed } from '../targets/targetsFile';
import type { OpenTargets } from './openTargets';
import type { StudyWork } from './studyMessages';

type Asks = 'targets' | 'saveTarget' | 'removeTarget' | 'testTarget' | 'stopTest';

export type TestedTargets = {
  readonly [A in Asks]: (...p: Parameters<StudyWork[A]>) => Promise<ReturnType<StudyWork[A]>>;
};

/** A machine that says nothing for so long is not there. */
const testWithinMs = 120_000;

export function testedTargets(open: OpenTargets): TestedTargets {
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

  return {
    targets: list,
    async saveTarget(draft, instead) {
      await saveTarget(draft);
      tests.delete(draft.name);
      if (instead !== null && instead !== draft.name) {
        await removeTarget(instead);
        tests.delete(instead);
      }
      return list();
    },
    async removeTarget(name) {
      await removeTarget(name);
      tests.delete(name);
      return list();
    },
    async testTarget(name) {
      if (running.has(name)) throw new AgoraError('bad-input', `${name} is being tested already.`);
      const stop = new AbortController();
      running.set(name, stop);
      const timer = setTimeout(() => stop.abort(), testWithinMs);
      try {
        const settings = await targetNamed(name);
        const wanted = await wantedThings();
        const facts = await open.use(settings, (target) => target.farSide.probe(wanted, stop.signal));
        const test = { atMs: Date.now(), facts };
        tests.set(name, test);
        return test;
      } finally {
        clearTimeout(timer);
        running.delete(name);
      }
    },
    stopTest: (name) => Promise.resolve(running.get(name)?.abort()),
  };
}

/** What kinds of steps need: a target is asked whether it has that. */
async function wantedThings(): Promise<{ readonly modules: readonly string[]; readonly commands: readonly string[] }> {
  const { kinds } = await loadKinds();
  const all = (pick: (needs: (typeof kinds)[number]['kind']['needs']) => readonly string[]): string[] =>
    [...new Set(kinds.flatMap(({ kind }) => pick(kind.needs)))].sort();
  return { modules: all(({ modules }) => modules), commands: all(({ commands }) => commands) };
}
