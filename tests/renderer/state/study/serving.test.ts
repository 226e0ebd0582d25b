import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  AgoraBridge,
  LaunchSummary,
  PlannedStudy,
  ServePlanDraft,
  StepKindInfo,
} from '../../../../electron/contract';
import { answeringModels, isServedAt } from '../../../../renderer/state/study/servedModels';
import {
  changeServeForm,
  isServePlanned,
  planServing,
  startServing,
  useServing,
} from '../../../../renderer/state/study/serving';
import { useStudyPlanning } from '../../../../renderer/state/study/studyPlanning';
import { useLaunches } from '../../../../renderer/state/study/launches';

const kind: StepKindInfo = {
  id: 'serve-vllm',
  title: 'Serve',
  summary: '',
  stage: 'serve',
  tool: { name: 'sh', versions: 'any', source: 'https://example.org' },
  needs: { modules: [], commands: [], secrets: [] },
  takes: ['model'],
  settings: { type: 'object', properties: { share: { type: 'number', maximum: 1, default: 0.9 } } },
  resources: { gpus: 1, cpus: 1, memoryGb: null, hours: 1 },
  expected: null,
  isOwn: false,
};
const study = { id: 'planned', graph: { steps: [] } } as unknown as PlannedStudy;
const [initial, planning, launches] = [useServing.getState(), useStudyPlanning.getState(), useLaunches.getState()];
let planned: ServePlanDraft[] = [];
let started: string[] = [];

beforeEach(() => {
  [planned, started] = [[], []];
  const agora: Partial<AgoraBridge> = {
    planServing: (draft) => {
      planned.push(draft);
      return Promise.resolve(study);
    },
    launchStudy: (id) => {
      started.push(id);
      return Promise.resolve('launch');
    },
    listLaunches: () => Promise.resolve({ launches: [], problems: [], left: [] }),
    watchLaunch: () => Promise.resolve(null),
  };
  vi.stubGlobal('window', { agora });
  useStudyPlanning.setState({ kinds: [kind] });
});

afterEach(() => {
  vi.unstubAllGlobals();
  useServing.setState(initial, true);
  useStudyPlanning.setState(planning, true);
  useLaunches.setState(launches, true);
});

describe('a model to be served', () => {
  it('is started as it was shown, and not as it was changed since', async () => {
    changeServeForm({ model: ' org/model ' });
    await planServing();
    const draft = { target: 'here', model: 'org/model', kind: 'serve-vllm', settings: {}, resources: {} };
    expect(planned).toEqual([draft]);
    changeServeForm({ choice: { ...initial.form.choice, typed: { share: '0.5' }, hours: '2' } });
    expect(isServePlanned(useServing.getState())).toBe(false);
    await startServing();
    expect(started).toEqual([]);
    await planServing();
    expect(planned[1]).toEqual({ ...draft, settings: { share: 0.5 }, resources: { hours: 2 } });
    await startServing();
    expect(started).toEqual(['planned']);
    expect(useLaunches.getState()).toMatchObject({ sight: 'launch', shownId: 'launch' });
    expect(useServing.getState()).toMatchObject({ planned: null, isChecked: false });
  });

  it('is not made out while something of the form is missing or wrong', async () => {
    await planServing();
    changeServeForm({ model: 'm', target: '' });
    await planServing();
    changeServeForm({ target: 'here', choice: { ...initial.form.choice, typed: { share: '2' } } });
    await planServing();
    changeServeForm({ choice: { ...initial.form.choice, kind: 'unknown' } });
    await planServing();
    expect(planned).toEqual([]);
  });
});

describe('a served model', () => {
  const served = { model: 'm', baseUrl: 'http://127.0.0.1:21000/v1', hasKey: true, reason: '' } as const;
  const launch = (state: NonNullable<LaunchSummary['served']>['state']): LaunchSummary =>
    ({ served: { ...served, state } }) as LaunchSummary;

  it('is known by its address while it answers', () => {
    const all = [launch('answering'), { served: null } as LaunchSummary];
    expect(answeringModels(all)).toEqual([{ baseUrl: served.baseUrl, model: 'm' }]);
    expect(isServedAt(' http://127.0.0.1:21000/v1/ ', all)).toBe(true);
    expect(isServedAt('http://127.0.0.1:21001/v1', all)).toBe(false);
    expect(isServedAt('', all)).toBe(false);
    expect(isServedAt(served.baseUrl, [launch('broken')])).toBe(false);
  });
});
