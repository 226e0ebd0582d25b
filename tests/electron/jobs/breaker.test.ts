import { expect, it } from 'vitest';
import { backOffMs } from '../../../electron/jobs/run/backOff';
import { breaker } from '../../../electron/jobs/run/breaker';

it('opens after so many failures in a row, and lets one call through at a time', () => {
  const circuit = breaker({ failures: 3, firstMs: 1000, longestMs: 8000 });
  circuit.failed(0);
  circuit.failed(0);
  expect(circuit.wait(0)).toBe(0);
  circuit.failed(0);
  expect(circuit.wait(0)).toBe(1000);
  expect(circuit.wait(1000)).toBe(0);
  circuit.sent();
  expect(circuit.wait(1000)).toBe(Infinity);
  circuit.failed(1500);
  expect(circuit.vainTrials).toBe(1);
  expect(circuit.wait(1500)).toBe(2000);
  circuit.sent();
  circuit.answered();
  expect(circuit.wait(1500)).toBe(0);
  expect(circuit.vainTrials).toBe(0);
});

it('doubles its time up to the longest, and failures of calls that were out do not prolong it', () => {
  const circuit = breaker({ failures: 1, firstMs: 1000, longestMs: 4000 });
  circuit.failed(0);
  circuit.failed(500);
  expect(circuit.wait(500)).toBe(500);
  const waits = [0, 1, 2, 3].map((trial) => {
    const now = 100_000 * (trial + 1);
    circuit.sent();
    circuit.failed(now);
    return circuit.wait(now);
  });
  expect(waits).toEqual([2000, 4000, 4000, 4000]);
});

it('starts as before where the trial was not sent after all', () => {
  const circuit = breaker({ failures: 1, firstMs: 10 });
  circuit.failed(0);
  circuit.sent();
  circuit.unsent();
  expect(circuit.wait(10)).toBe(0);
});

it('is not opened by failures with answers between them', () => {
  const circuit = breaker({ failures: 2 });
  for (let n = 0; n < 10; n++) {
    circuit.failed(n);
    circuit.answered();
  }
  expect(circuit.wait(10)).toBe(0);
});

it('waits as long as asked and up to a tenth more, else a share of a time that doubles', () => {
  expect(backOffMs(1, 2000, () => 0)).toBe(2000);
  expect(backOffMs(9, 2000, () => 0.5)).toBe(2100);
  expect([1, 2, 3, 20].map((failures) => backOffMs(failures, null, () => 0.5))).toEqual([250, 500, 1000, 10_000]);
});

it('waits no longer than a day, since a timer of a month rings at once', () => {
  expect(backOffMs(1, 1e12, () => 0)).toBe(86_400_000);
});

it('waits the longer, the more often one refuses who asks for no wait', () => {
  expect(backOffMs(1, 0, () => 0.5)).toBe(0);
  expect(backOffMs(5, 0, () => 0.5)).toBe(250);
  expect(backOffMs(30, 0, () => 0.5)).toBe(10_000);
});
