/** A study in a folder of its own, and plans of it made out. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { unattended } from '../../../../analysis/task';
import type { ExistingSteps } from '../../../../electron/jobs/study/graph/settle';
import { planGraph } from '../../../../electron/jobs/study/planGraph';
import type { PlannedStep, StudyGraph } from '../../../../electron/jobs/study/studyGraph';
import type { StudyPlan, StudyPlanDraft } from '../../../../electron/jobs/study/studyPlan';
import { temporaryFolder } from '../../temporaryFolder';
import { planOf, testKinds, writeStudy, type StudyFolderOptions } from './studyFolder';

const none: ExistingSteps = { find: () => null };
export const two = { generators: ['gen-a'], methods: ['response_generation'], domains: ['math', 'code'] };
export const [math, code] = ['response_generation-math-gen-a', 'response_generation-code-gen-a'];

// What is prepared of an archive is kept between tests: each archive is opened once.
const shared = realpathSync(mkdtempSync(join(tmpdir(), 'agora-test-')));
afterAll(() => {
  rmSync(shared, { recursive: true, force: true });
});
const folder = join(shared, 'prepared');
const written = new Map<string, string>();

function studyIn(options: StudyFolderOptions): string {
  const name = JSON.stringify(options);
  const found = written.get(name) ?? writeStudy(join(shared, String(written.size)), options);
  written.set(name, found);
  return found;
}

/** A study, its kinds, and what makes plans of it out. Tests that change the study have one of their own. */
export async function planning(options: StudyFolderOptions = two, archive = studyIn(options)) {
  const kindsFolder = temporaryFolder();
  const kinds = await testKinds(kindsFolder);
  return {
    archive,
    kindsFolder,
    make: (draft: Partial<StudyPlanDraft> | StudyPlan = {}, existing = none) =>
      planGraph(planOf(archive, draft), { kinds, existing, folder }, unattended),
    withKinds: async (again: Partial<StudyPlanDraft> = {}) =>
      planGraph(planOf(archive, again), { kinds: await testKinds(kindsFolder), existing: none, folder }, unattended),
  };
}

export const stepCalled = (graph: StudyGraph, id: string): PlannedStep => {
  const found = graph.steps.find((step) => step.id === id);
  if (!found) throw new Error(`${id} is not among ${graph.steps.map((step) => step.id).join(', ')}`);
  return found;
};
export const keysOf = (graph: StudyGraph) => Object.fromEntries(graph.steps.map(({ id, key }) => [id, key]));
export const outline = ({ arrays }: StudyGraph) =>
  arrays.map(({ id, steps, after }) => [id, steps.length, after.map(({ array, how }) => `${array} ${how}`)]);
/** Steps that were done, of those of a graph. */
export const done = (graph: StudyGraph, ids: readonly string[], farFolder: string | null): ExistingSteps => {
  const keys = new Map(ids.map((id) => [stepCalled(graph, id).key, id]));
  return {
    find: (key) => {
      const step = keys.get(key);
      return step === undefined ? null : { job: 'earlier', step, farFolder: farFolder && `${farFolder}/${step}` };
    },
  };
};
