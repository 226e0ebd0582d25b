import { expect, it } from 'vitest';
import { findingsOf } from '../../../../electron/jobs/targets/findings';
import { readProbe } from '../../../../electron/jobs/targets/probeText';
import { checkTarget } from '../../../../electron/jobs/targets/targetsFile';

const healthy = {
  now: '1000',
  python: '/usr/bin/python3',
  'python-version': '3.11.2',
  tool: 'setsid\ntool\tflock\ntool\trsync\ntool\tsha256sum',
  gpu: 'NVIDIA H100 80GB HBM3, 81559',
  free: '900000000000',
  folder: '/home/a/.agora',
  end: 'yes',
};
const probeOf = (changes: Record<string, string>) =>
  readProbe(
    Object.entries({ ...healthy, ...changes })
      .map(([key, value]) => `${key}\t${value}\n`)
      .join(''),
  );
const settings = checkTarget({ kind: 'ssh', name: 'gpu', host: 'gpu' });
const findings = (changes: Record<string, string>, clockAheadSeconds = 0) =>
  findingsOf({ settings, probe: probeOf(changes), modules: [], commands: [], clockAheadSeconds }).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );

it('says nothing of a machine that lacks nothing', () => {
  expect(findings({})).toEqual([]);
  expect(probeOf({}).gpus).toEqual([{ name: 'NVIDIA H100 80GB HBM3', memoryBytes: 81559 * 2 ** 20 }]);
});

it.each([
  [{ free: '3000000000' }, 'caution: 3.00 GB are free in /home/a/.agora.'],
  [
    { 'ends-sessions': 'ann' },
    'fault: The system ends what ann has left running at log-out. Run there: loginctl enable-linger',
  ],
  [{ noexec: '/tmp' }, 'note: Nothing may be run in /tmp.'],
  [{ tool: 'sha256sum' }, 'note: There is no setsid, flock: slower ways take its place.'],
  [{ tool: 'setsid' }, 'fault: Neither sha256sum nor shasum is there'],
  [{ gpu: 'Some GPU, [N/A]' }, ''],
  [{ 'python-version': '2.7.18' }, 'fault: /usr/bin/python3 is Python 2.7.18; steps need 3.9 or newer.'],
])('tells of %j', (changes, message) => {
  expect(findings(changes)[0] ?? '').toContain(message);
});

it('tells of clocks that differ', () => {
  expect(findings({}, 3600)).toEqual([expect.stringContaining('3600 s ahead of this one')]);
  expect(findings({}, -31)).toEqual([expect.stringContaining('31 s behind this one')]);
  expect(findings({}, 30)).toEqual([]);
});

it('adds up the kinds of nodes in a partition', () => {
  const lines =
    'h100*|up|2|96|gpu:h100:4|1-00:00:00\npartition\th100*|up|6|128+|gpu:h100:8|1-00:00:00\npartition\tcpu|down|3|64|(null)|infinite';
  const { slurm } = probeOf({ slurm: 'slurm 23.11.4', partition: lines, accounting: 'accounting_storage/slurmdbd' });
  expect(slurm).toEqual({
    version: '23.11.4',
    accounting: true,
    partitions: [
      {
        name: 'h100',
        isDefault: true,
        state: 'up',
        nodes: 8,
        cpusPerNode: 128,
        gres: 'gpu:h100:4,gpu:h100:8',
        timeLimit: '1-00:00:00',
      },
      { name: 'cpu', isDefault: false, state: 'down', nodes: 3, cpusPerNode: 64, gres: null, timeLimit: 'infinite' },
    ],
  });
});
