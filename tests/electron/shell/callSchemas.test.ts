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

describe('what the window may send', () => {
  it('passes where it fits, unchanged', () => {
    expect(parseParameters('figures:export', [request])).toEqual([request]);
    expect(parseParameters('archives:choose', ['folder'])).toEqual(['folder']);
    expect(parseParameters('window:ready', [])).toEqual([]);
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
    ['log:write', [{ level: 'fatal', message: '' }]],
    ['window:ready', [1]],
  ] as const)('%s refuses %j', (channel, parameters) => {
    expect(() => parseParameters(channel, parameters)).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });
});
