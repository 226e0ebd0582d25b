import { describe, expect, it } from 'vitest';
import { parseParameters } from '../../../electron/shell/callSchemas';
import type { FigureRequest } from '../../../electron/contract';

const request: FigureRequest = {
  figure: {
    id: 'pgr_vs_problem_solving',
    title: 'PGR',
    explanation: 'n = 6',
    data: [{ type: 'scatter', x: [1, 2], y: [3, null] }],
    layout: { xaxis: { title: 'x' } },
    table: {
      id: 't',
      title: 't',
      columns: [{ id: 'a', header: 'A', group: null, unit: null, align: 'right' }],
      rows: [
        [
          { value: 1, text: '1', mark: 'best', subject: { generator: 'gpt-4o' } },
          { value: null, text: '–' },
        ],
      ],
      notes: [],
    },
  },
  format: 'pdf',
  widthInches: 5.5,
  heightInches: 3.4,
};

const plan = {
  kind: 'generate',
  provider: { id: 'openai' },
  model: 'gpt-4o',
  method: 'instance_generation',
  domain: 'math',
  count: 10,
  seeds: 'id-of-seeds',
};

describe('what the window may send', () => {
  it('passes where it fits, unchanged', () => {
    expect(parseParameters('figures:export', [request])).toEqual([request]);
    expect(parseParameters('archives:choose', ['folder'])).toEqual(['folder']);
    expect(parseParameters('window:ready', [])).toEqual([]);
    expect(parseParameters('jobs:preview', [plan, 3, null])).toMatchObject([plan, 3, null]);
    expect(parseParameters('jobs:resume', ['2026-11-28-generate-math-gpt-4o-1f3a', 2.5])).toHaveLength(2);
    expect(parseParameters('jobs:copy-prompts', ['agora'])).toEqual(['agora']);
    const serving = { target: 'here', model: 'org/model', kind: 'serve-vllm', settings: {}, resources: { gpus: 1 } };
    expect(parseParameters('launches:plan-serving', [serving])).toEqual([serving]);
  });

  const figure = (id: string) => [{ ...request, figure: { ...request.figure, id } }];

  it.each([
    ['archives:reopen', ['../../etc']],
    ['archives:reopen', ['/home/ada/runs']],
    ['archives:reopen', []],
    ['archives:reopen', ['published', 'more']],
    ['archives:choose', ['disk']],
    ['hub:list', [{ name: 'x'.repeat(501), endpoint: 'https://huggingface.co' }]],
    ['hub:pull', [{ repo: 'org/name', revision: 'main', paths: ['a'] }]],
    ['hub:pull', [{ repo: 'org/name', revision: 'c0ffee00'.repeat(5), paths: [] }]],
    ['hub:pull', [{ repo: 'org/name', revision: 'c0ffee00'.repeat(5), paths: [''] }]],
    ['secrets:state', ['aws']],
    ['secrets:set', [{ name: 'hugging-face', value: 'hf_x\r\nCookie: y', where: 'session' }]],
    ['secrets:set', [{ name: 'hugging-face', value: 'hf_x', where: 'file' }]],
    ['launches:plan-serving', [{ target: 'here', model: '', kind: 'serve-vllm' }]],
    ['launches:plan-serving', [{ target: 'here', model: 'm', kind: 'serve-vllm', resources: { gpus: -1 } }]],
    ['launches:plan-serving', [{ target: 'here', model: 'm', kind: 'serve-vllm', folder: '/etc' }]],
    ['launches:copy-key', ['../../etc']],
    ['archives:dropped', [[]]],
    ['archives:dropped', ['/etc']],
    ['figures:export', figure('../../autostart/x')],
    ['figures:export', figure('.bashrc')],
    ['figures:export', [{ ...request, widthInches: 1e9 }]],
    ['figures:export', [{ ...request, widthInches: Number.NaN }]],
    ['figures:export', [{ ...request, format: 'exe' }]],
    ['files:save', [{ suggestedName: '/etc/passwd', text: '' }]],
    ['files:save', [{ suggestedName: 'a\\b', text: '' }]],
    ['links:open', [{}]],
    ['preferences:write', [{ theme: 'pink' }]],
    ['jobs:choose', ['secrets']],
    ['jobs:estimate', [{ ...plan, apiKey: 'sk-x' }]],
    ['jobs:estimate', [{ ...plan, count: 0 }]],
    ['jobs:preview', [plan, -1, null]],
    ['jobs:preview', [plan, 0, 'x'.repeat(1_000_001)]],
    ['jobs:start', [{ ...plan, running: { concurrency: 1e6 } }]],
    ['jobs:save-template', [plan, null]],
    ['jobs:copy-prompts', ['/etc']],
    ['jobs:copy-prompts', ['../prompts']],
    ['jobs:resume', ['../2026', null]],
    ['jobs:resume', ['2026-11-28-job', 0]],
    ['jobs:pause', ['/jobs/one']],
    ['jobs:watch', ['']],
    ['jobs:models', ['google', null]],
    ['secrets:set', [{ name: 'openai', value: 'sk x', where: 'session' }]],
    ['log:write', [{ level: 'fatal', message: '' }]],
    ['window:ready', [1]],
  ] as const)('%s refuses %j', (channel, parameters) => {
    expect(() => parseParameters(channel, parameters)).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });
});
