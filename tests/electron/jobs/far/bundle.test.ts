import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globMatcher } from '../../../../analysis/study/glob';
import { pullExpression } from '../../../../electron/jobs/far/pullPattern';
import { sbatchOptions, type SlurmSettings } from '../../../../electron/jobs/far/sbatchOptions';
import { bundleFiles } from '../../../../electron/jobs/far/writeBundle';
import { targetSettingsSchema } from '../../../../electron/jobs/targets/targetSettings';
import { temporaryFolder } from '../../temporaryFolder';
import { graphOf } from './farWork';

function slurm(more: object = {}): SlurmSettings {
  const settings = targetSettingsSchema.parse({ kind: 'slurm', name: 'cluster', ...more });
  if (settings.kind !== 'slurm') throw new Error('It is no cluster.');
  return settings;
}

describe('sbatchOptions', () => {
  it('asks for what a step needs, GPUs in either way', () => {
    const resources = { gpus: 4, cpus: 16, memoryGb: 0.5, hours: 1.51 };
    const more = { partition: 'gpu', account: 'lab', gpuType: 'h100', options: ['--exclude=node7'] };
    expect(sbatchOptions(slurm(more), resources)).toEqual([
      '--nodes=1',
      '--ntasks=1',
      '--cpus-per-task=16',
      '--time=91',
      '--mem=512M',
      '--gres=gpu:h100:4',
      '--partition=gpu',
      '--account=lab',
      '--exclude=node7',
    ]);
    const gpus = (settings: object) =>
      sbatchOptions(slurm(settings), resources).filter((option) => option.startsWith('--g'));
    expect(gpus({ gpuOption: 'gpus', gpuType: 'gpu:h100' })).toEqual(['--gpus-per-node=h100:4']);
    expect(gpus({ gpuOption: 'gpus' })).toEqual(['--gpus-per-node=4']);
    expect(gpus({ gpuOption: 'gres' })).toEqual(['--gres=gpu:4']);
    expect(sbatchOptions(slurm(), { gpus: 0, cpus: 1, memoryGb: null, hours: 0.001 })).toEqual([
      '--nodes=1',
      '--ntasks=1',
      '--cpus-per-task=1',
      '--time=1',
    ]);
  });
});

describe('bundleFiles', () => {
  it('holds the steps that are to be done, and no secret', () => {
    const graph = graphOf([
      { id: 'a', run: 'true', secrets: ['HF_TOKEN'] },
      { id: 'b', run: 'true', needs: ['a'] },
    ]);
    const [first, second] = graph.steps;
    if (first === undefined || second === undefined) throw new Error('Two steps were planned.');
    const done = { ...first, id: 'old', exists: { job: 'j', step: 'old', farFolder: null } };
    const files = bundleFiles(
      { ...graph, steps: [done, first, second] },
      { token: 't', settings: slurm({ atOnce: 3 }), folder: '' },
    );
    expect([...files.keys()].sort()).toEqual(
      [
        ...['arrays/a.atOnce', 'arrays/a.options', 'arrays/b.atOnce', 'arrays/b.options'],
        ...['environment.sh', 'job.json', 'order', 'steps.tsv', 'sums'],
        ...['a', 'b'].flatMap((id) =>
          ['environment.sh', 'links', 'needs', 'pulls', 'seconds', 'secrets'].map(
            (name) => `steps/${id}/.agora/${name}`,
          ),
        ),
        ...['steps/a/run.sh', 'steps/b/run.sh'],
      ].sort(),
    );
    expect(files.get('order')).toBe('a\nb\n');
    expect(files.get('steps.tsv')).toBe('a\ta\t0\t\nb\tb\t0\ta\n');
    expect(files.get('steps/a/.agora/secrets')).toBe('HF_TOKEN\n');
  });

  it.each(['../up', 'a b', '-x', 'a$(x)', 'a*', ''])('refuses a step whose id is %j', (id) => {
    expect(() => bundleFiles(graphOf([{ id, run: '' }]), { token: 't', settings: slurm(), folder: '' })).toThrow(
      'cannot be the name',
    );
  });

  it('runs the lines of a setup in one shell, and names the one that fails', () => {
    const text = (lines: readonly string[]) =>
      bundleFiles(graphOf([]), { token: 't', settings: slurm({ setup: lines }), folder: '' }).get('setup.sh') ?? '';
    const run = (shell: string, lines: readonly string[]) => {
      const file = join(temporaryFolder(), 'setup.sh');
      writeFileSync(file, text(lines));
      return execFileSync(shell, ['-c', '(. "$0"; echo "$A$B") 2>&1; echo $?', file], { encoding: 'utf8' });
    };
    for (const shell of ['sh', 'bash']) {
      expect(run(shell, ["A='x y'", 'export B="$A"'])).toBe('x yx y\n0\n');
      const said = run(shell, ['. /nonexistent/activate', 'echo never']);
      expect(said).toContain('agora: The line ". /nonexistent/activate" of the target\'s setup failed.');
      expect(said).toMatch(/\n78\n$/);
      expect(said).not.toContain('never');
    }
  });
});

describe('pullExpression', () => {
  it('finds the same names in awk as the matcher here', () => {
    const part = fc.constantFrom(
      'a',
      'b.json',
      'model',
      '*',
      '**',
      '?',
      '*.json',
      '{a,b}',
      'x+y(1)',
      'c[d]',
      'e^f$',
      'g|h',
      'i\\j',
    );
    const pattern = fc
      .tuple(fc.boolean(), fc.array(part, { minLength: 1, maxLength: 3 }))
      .map(([leavesOut, parts]) => `${leavesOut ? '!' : ''}${parts.join('/')}`);
    const namePart = fc.constantFrom(
      'a',
      'b',
      'b.json',
      'model',
      'x+y(1)',
      'c[d]',
      'c',
      'e^f$',
      'g|h',
      'g',
      'i\\j',
      'zz.json',
    );
    const name = fc.array(namePart, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    const patterns = fc.sample(fc.array(pattern, { minLength: 1, maxLength: 3 }), { numRuns: 60, seed: 1 });
    const names = [...new Set(fc.sample(name, { numRuns: 200, seed: 2 }))];
    const file = join(temporaryFolder(), 'pulls');
    let found = 0;
    for (const list of patterns) {
      writeFileSync(file, list.map((one) => `${pullExpression(one)}\n`).join(''));
      const script = `FNR == NR { sign[NR] = substr($0, 1, 1); expression[NR] = substr($0, 2); count = NR; next }
        { keep = 0; for (i = 1; i <= count; i++) if ($0 ~ expression[i]) keep = sign[i] == "+" } keep`;
      const input = names.map((one) => `${one}\n`).join('');
      const kept = execFileSync('awk', [script, file, '-'], {
        input,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      });
      const expected = names.filter((one) => isKept(list, one));
      expect(
        kept.split('\n').filter((one) => one !== ''),
        list.join(' '),
      ).toEqual(expected);
      found += expected.length;
    }
    expect(found).toBeGreaterThan(500);
  });
});

/** As the kinds' README has it: the last pattern that fits decides. */
function isKept(patterns: readonly string[], name: string): boolean {
  const last = patterns.filter((pattern) => globMatcher(pattern.replace(/^!/, ''))(name)).at(-1);
  return last !== undefined && !last.startsWith('!');
}
