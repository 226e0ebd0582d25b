/** Texts as the script prints them, and what they mean. */
import { describe, expect, it } from 'vitest';
import { farSteps } from '../../../../electron/jobs/far/farSteps';
import { goneClock } from '../../../../electron/jobs/far/goneClock';
import { parseLook } from '../../../../electron/jobs/far/lookText';
import { waitReason } from '../../../../electron/jobs/far/slurmWords';

const begun = 'attempt=2 at=1000 pid=7 born=9 boot=b host=node7 group=8 restart=1 job=41';

/** One step under Slurm; `exit` and `why` as its file has them. */
function underSlurm(told: readonly string[], { started = begun, exit = '', why = '' } = {}) {
  const step = ['step', 'one', '', '', started, exit, 'at=1100 use=50 memory=100 total=200', '1 2 5', why].join('\t');
  const text = ['agora-look 1', 'free 10', 'at 1200 login b', ...told, 'job 1/2 41', step, 'end', ''].join('\n');
  return (goneSeconds = 0) => {
    const [found] = farSteps(parseLook(new TextEncoder().encode(text), 'login'), () => goneSeconds);
    if (found === undefined) throw new Error('There is no step.');
    return found;
  };
}

const queue = (state: string, reason = 'None') => ['slurm answers', `queue agora-t-1-2|41|5|${state}|${reason}|node7`];
const over = (state: string, reason = 'None') => ['slurm answers', `over agora-t-1-2|41|5|${state}|${reason}|node7`];
const stopped = { exit: 'how=stopped code=143 at=1150 attempt=2 restart=1', why: 'It was asked to end from outside.' };
const failed = { exit: 'how=ended code=3 at=1150 attempt=2 restart=1', why: 'It ended with code 3.' };

describe('a step under Slurm', () => {
  it('runs, with its signs of life by the far clock', () => {
    expect(underSlurm(queue('RUNNING'))()).toEqual({
      step: 'one',
      state: 'running',
      attempt: 2,
      exitCode: null,
      reason: '',
      startedMs: 1_000_000,
      endedMs: null,
      silentSeconds: 100,
      host: 'node7',
      schedulerId: '41_5',
      gpu: { utilisation: 50, memoryBytes: 100 * 2 ** 20, memoryTotalBytes: 200 * 2 ** 20 },
    });
  });

  it.each([
    ['waits', queue('PENDING', 'Resources'), { started: '' }, 'waiting', /free processors, memory or GPUs/],
    ['was queued again', queue('PENDING', 'BeginTime'), stopped, 'waiting', /goes on from its last checkpoint/],
    ['ends to be queued again', queue('COMPLETING'), stopped, 'running', /^$/],
    ['failed, and its job ends', queue('COMPLETING'), failed, 'failed', /code 3/],
    ['ran out of time', over('TIMEOUT', 'TimeLimit'), stopped, 'failed', /time limit.*more hours/],
    ['ran out of memory', over('OUT_OF_MEMORY'), {}, 'failed', /more memory/],
    ['lost its node', over('NODE_FAIL'), {}, 'failed', /node failed/],
    ['was preempted', over('PREEMPTED'), stopped, 'failed', /make room/],
    ['was cancelled by others', over('CANCELLED', 'None'), stopped, 'cancelled', /cancelled in Slurm/],
    ['was left out', over('CANCELLED', 'DependencyNeverSatisfied'), { started: '' }, 'left out', /needs/],
    ['is known as last', ['slurm fails Unable to contact'], {}, 'running', /does not answer now: Unable to contact/],
    ['ended while Slurm is away', ['slurm fails Unable to contact'], failed, 'failed', /code 3/],
    ['failed by itself and is forgotten', ['slurm answers'], failed, 'failed', /code 3/],
  ] as const)('%s', (_, told, files, state, reason) => {
    const step = underSlurm(told, files)();
    expect(step.state).toBe(state);
    expect(step.reason).toMatch(reason);
  });

  it('is lost only after a while: files on a network may come late', () => {
    const gone = underSlurm(['slurm answers']);
    expect(gone(60).state).toBe('running');
    expect(gone(120)).toMatchObject({ state: 'lost', reason: expect.stringContaining('Start it again') as string });
    const clock = goneClock();
    expect([clock.seconds('t', 'a', 100), clock.seconds('t', 'a', 160), clock.seconds('t', 'b', 160)]).toEqual([
      0, 60, 0,
    ]);
    clock.forget('t', 'a');
    expect(clock.seconds('t', 'a', 500)).toBe(0);
  });

  it.each([
    ['QOSMaxGRESPerUser', 0, /A limit of the quality of service is reached \(QOSMaxGRESPerUser\)/],
    ['AssocGrpCPUMinutesLimit', 0, /A limit of the account is reached/],
    ['ReqNodeNotAvail, UnavailableNodes:node7', 0, /down or reserved/],
    ['SomethingNew', 0, /^It waits: SomethingNew\.$/],
    ['Priority', 1, /^It was queued again.*Others are before it/],
  ] as const)('says why it waits: %s', (reason, attempts, text) => {
    expect(waitReason({ state: 'PENDING', reason, node: '' }, attempts)).toMatch(text);
  });
});

describe('parseLook', () => {
  it('takes pieces byte for byte, and tells an answer that broke off', () => {
    const bytes = new Uint8Array([10, 0, 255, 10]);
    const head = new TextEncoder().encode(`agora-look 1\nat 5 h b\nsupervisor none\npiece\ta\tf x\t3\t4\t9\n`);
    const tail = new TextEncoder().encode('\nend\n');
    const whole = new Uint8Array([...head, ...bytes, ...tail]);
    expect(parseLook(whole, 'h').pieces).toEqual([{ step: 'a', file: 'f x', offset: 3, bytes, size: 9 }]);
    for (let length = 0; length < whole.length; length += 1)
      expect(() => parseLook(whole.subarray(0, length), 'h')).toThrow('The answer of h broke off.');
  });
});

describe('an answer that is no honest one', () => {
  const answer = (...lines: string[]) =>
    new TextEncoder().encode(
      ['agora-look 1', 'free 1', 'at 5 host b', 'supervisor lives', ...lines, 'end', ''].join('\n'),
    );

  it('gives numbers that are none, and text without control characters', () => {
    const started = 'attempt=x at=soon pid=1 host=a\u001b[2Jb group=\u0007';
    const exit = 'how=ended code=NaN at=1e999 attempt=-3';
    const why = `\u001b]52;c;cm0=\u0007 say \u009b31m ${'long '.repeat(100_000)}`;
    const look = parseLook(
      answer(['step', 'one', '0', '', started, exit, 'use=a memory=1 total=2', '', why].join('\t')),
      'host',
    );
    const [step] = farSteps(look, () => 0);
    expect(step).toMatchObject({
      state: 'failed',
      attempt: 0,
      exitCode: null,
      startedMs: null,
      endedMs: null,
      gpu: null,
    });
    expect(JSON.parse(JSON.stringify(step))).toEqual(step);
    expect(JSON.stringify(step)).not.toMatch(/\\u00|[\u007f-\u009f]/);
    expect(JSON.stringify(step).length).toBeLessThan(3000);
  });

  it.each(['x', '-9', '1e9', '0.5', ''])('is refused where a piece has the length %j', (length) => {
    const piece = ['piece', 'one', 'stdout.log', '0', length, '9'].join('\t');
    expect(() => parseLook(answer(piece, 'text'), 'host')).toThrow('The answer of host');
  });
});
