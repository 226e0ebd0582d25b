import { describe, expect, it } from 'vitest';
import { progressLine } from '../../../electron/terminal/progressLine';

/** What is written while `steps` are shown, a second apart. */
function written(isTTY: boolean, steps: number): string {
  let text = '';
  let clockMs = 0;
  const line = progressLine({ write: (more) => (text += more), isTTY }, () => clockMs);
  for (let done = 1; done <= steps; done++) {
    clockMs += 1000;
    line.show({ label: 'Pulling x', done: done * 1_000_000, total: 12_000_000, unit: 'bytes' });
    line.show({ label: 'Pulling x', done: 0, total: null, unit: 'bytes' });
  }
  line.end();
  return text;
}

describe('progressLine', () => {
  it('writes over one line on a terminal, and takes it away', () => {
    expect(written(true, 2)).toBe(
      ['Pulling x: 1.00 MB of 12.0 MB, 8 %', 'Pulling x: 2.00 MB of 12.0 MB, 16 %', '']
        .map((line) => `\r\u001b[2K${line}`)
        .join(''),
    );
  });

  it('writes a line now and then elsewhere', () => {
    expect(written(false, 12)).toBe('Pulling x: 5.00 MB of 12.0 MB, 41 %\nPulling x: 10.0 MB of 12.0 MB, 83 %\n');
  });

  it('says nothing twice elsewhere', () => {
    const lines: string[] = [];
    let clockMs = 0;
    const line = progressLine({ write: (text) => lines.push(text) }, () => (clockMs += 60_000));
    for (const done of [0, 0, 0, 1, 1]) line.show({ label: 'here', done, total: 2, unit: 'steps' });
    expect(lines).toEqual(['here: 0 steps of 2 steps, 0 %\n', 'here: 1 steps of 2 steps, 50 %\n']);
  });

  it('writes nothing for work that is done at once', () => {
    expect(written(false, 1)).toBe('');
  });
});
