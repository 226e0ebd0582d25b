import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgoraBridge, JobEstimate, PlanDraft } from '../../../../electron/contract';
import { firstForm } from '../../../../renderer/state/jobs/jobForm';
import { useJobs } from '../../../../renderer/state/jobs/jobs';
import {
  changeForm,
  isPlanned,
  makePlan,
  promptsChanged,
  startPlanned,
  usePlanning,
} from '../../../../renderer/state/jobs/planning';

const estimated = { value: 1, lo: 1, hi: 1 };
const estimate: JobEstimate = {
  items: 1,
  calls: 1,
  callsAtMost: 1,
  inputTokens: estimated,
  outputTokens: estimated,
  costUsd: null,
  seconds: estimated,
  assumptions: [],
  remarks: [],
  problems: [],
  samples: [],
};

const initial = usePlanning.getState();
const first = useJobs.getState();
let started: PlanDraft[] = [];
let asked = 0;
let answer: () => Promise<JobEstimate> = () => Promise.resolve(estimate);

beforeEach(() => {
  [started, asked] = [[], 0];
  answer = () => Promise.resolve(estimate);
  const agora: Partial<AgoraBridge> = {
    estimateJob: () => {
      asked++;
      return answer();
    },
    startJob: (draft) => {
      started.push(draft);
      return Promise.resolve({ id: 'one', problems: [] });
    },
    listJobs: () => Promise.resolve({ jobs: [], problems: [] }),
    watchJob: () => Promise.resolve(null),
  };
  vi.stubGlobal('window', { agora });
  const seeds = { id: 'seeds', name: 'seeds', location: '' };
  usePlanning.setState({ ...initial, form: { ...firstForm, model: 'model-a', seeds } }, true);
  useJobs.setState(first, true);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a new job', () => {
  it('is asked nothing about while the form cannot stand', async () => {
    changeForm({ count: '0' });
    await makePlan();
    expect(asked).toBe(0);
    expect(usePlanning.getState()).toMatchObject({ isChecked: true, planned: null, busy: null });
  });

  it('is started as it was planned, and then looked at', async () => {
    await makePlan();
    await startPlanned();
    expect(started).toMatchObject([{ model: 'model-a', count: 10_000 }]);
    expect(useJobs.getState()).toMatchObject({ sight: 'job', shownId: 'one' });
  });

  it('is not started once the form is another, and again when it is the same', async () => {
    await makePlan();
    changeForm({ count: '20' });
    expect(isPlanned(usePlanning.getState())).toBe(false);
    await startPlanned();
    expect(started).toEqual([]);
    changeForm({ count: '10,000' });
    expect(isPlanned(usePlanning.getState())).toBe(true);
  });

  it('is not started without a plan, or after its prompts changed', async () => {
    await startPlanned();
    await makePlan();
    promptsChanged();
    await startPlanned();
    expect(started).toEqual([]);
  });

  it('tells a budget that is none from no budget', async () => {
    await makePlan();
    changeForm({ budgetUsd: 'x' });
    expect(isPlanned(usePlanning.getState())).toBe(false);
  });

  it('is not planned with a prompt that only the editor holds', async () => {
    usePlanning.setState({ template: '<input>' });
    await makePlan();
    expect(asked).toBe(0);
    expect(usePlanning.getState().failure).toContain('not saved');
  });

  it('says why there is no plan', async () => {
    answer = () => Promise.reject(new Error('The seeds cannot be read.'));
    await makePlan();
    expect(usePlanning.getState()).toMatchObject({ failure: 'The seeds cannot be read.', busy: null });
  });

  it('is started once, however often it is asked for', async () => {
    await makePlan();
    await Promise.all([startPlanned(), startPlanned()]);
    expect(started).toHaveLength(1);
  });
});
