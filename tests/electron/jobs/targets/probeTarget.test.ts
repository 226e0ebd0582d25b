import { chmod, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTarget } from '../../../../electron/jobs/targets/openTarget';
import { checkTarget } from '../../../../electron/jobs/targets/targetsFile';
import type { TargetDraft } from '../../../../electron/jobs/targets/targetSettings';
import type { TargetFacts } from '../../../../electron/jobs/targets/target';
import { factsText } from '../../../../electron/terminal/targets/factsText';
import { slurmMissing, startSlurm } from '../../../services/slurm';
import { sshdMissing, startSshServer } from '../../../services/sshd';
import { temporaryFolder } from '../../temporaryFolder';

const wanted = { modules: ['json', 'no_such_module'], commands: ['ls', 'no-such-command'] };

async function factsOf(draft: TargetDraft, sshConfig: string | null = null): Promise<TargetFacts> {
  const target = await openTarget(checkTarget(draft), { sshConfig });
  try {
    return await target.farSide.probe(wanted, new AbortController().signal);
  } finally {
    await target.close();
  }
}

const told = ({ findings }: TargetFacts, severity: string) =>
  findings.filter((finding) => finding.severity === severity).map(({ message }) => message);

describe('the test of a target', () => {
  it('finds what this machine has, and makes the folder alone', async () => {
    const folder = join(temporaryFolder(), 'new', 'work');
    const facts = await factsOf({ kind: 'local', name: 'here', folder, python: '/usr/bin/python3' });
    expect(facts).toMatchObject({
      folder,
      python: { path: '/usr/bin/python3', version: expect.stringMatching(/^3\.\d+\.\d+$/) as string },
      modules: { json: 'unknown', no_such_module: null },
      commands: { ls: expect.stringMatching(/\/ls$/) as string, 'no-such-command': null },
    });
    expect(facts.cpus).toBeGreaterThan(0);
    expect(facts.memoryBytes).toBeGreaterThan(100e6);
    expect(facts.freeBytes).toBeGreaterThan(1e6);
    expect(Math.abs(facts.clockAheadSeconds)).toBeLessThan(5);
    expect(told(facts, 'fault')).toEqual([]);
    expect(told(facts, 'note').join()).toContain('has no no_such_module');
    expect(await readdir(folder)).toEqual([]);
  });

  it('finds no Slurm where its commands are installed and no cluster is', async () => {
    const folder = temporaryFolder();
    for (const name of ['sbatch', 'sinfo', 'scontrol']) {
      await writeFile(
        join(folder, name),
        '#!/bin/sh\necho "fatal: Could not establish a configuration source" >&2\nexit 1\n',
      );
      await chmod(join(folder, name), 0o755);
    }
    const environment = { PATH: `${folder}:${process.env['PATH'] ?? ''}` };
    const here = { kind: 'local', name: 'here', folder, environment, python: '/usr/bin/python3' } as const;
    const facts = await factsOf(here);
    expect(facts.slurm).toBeNull();
    expect(factsText(facts)).toMatch(/^Slurm +none$/m);
    expect(told(await factsOf({ ...here, kind: 'slurm', name: 'cluster' }), 'fault')).toEqual([
      "Slurm does not answer: fatal: Could not establish a configuration source. Try later, or ask the cluster's administrator.",
    ]);
  });

  it('names what stands in the way, each by itself', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'file');
    await writeFile(file, '');
    const old = join(folder, 'old-python');
    await writeFile(old, '#!/bin/sh\nprintf "python-version\\t3.6.8\\n"\n');
    await chmod(old, 0o755);
    const faults = async (draft: Partial<TargetDraft>) =>
      told(await factsOf({ kind: 'local', name: 'here', folder, ...draft } as TargetDraft), 'fault');
    expect(await faults({ folder: join(file, 'x') })).toEqual([expect.stringContaining('cannot be written to')]);
    expect(await faults({ python: 'no-such-python' })).toEqual([
      expect.stringContaining('no Python that runs under the name no-such-python'),
    ]);
    expect(await faults({ python: old })).toEqual([expect.stringContaining('Python 3.6.8; steps need 3.9')]);
    expect(await faults({ setup: ['true', 'no_such_module_command load cuda'] })).toEqual([
      expect.stringContaining('"no_such_module_command load cuda" of the setup fails'),
    ]);
    expect(await faults({ setup: ['exit 3'] })).toEqual([expect.stringContaining('end the shell')]);
  });

  it('finds what the setup and the environment bring', async () => {
    const folder = temporaryFolder();
    await mkdir(join(folder, 'venv'));
    await symlink('/usr/bin/python3', join(folder, 'venv', 'my-python'));
    const facts = await factsOf({
      kind: 'local',
      name: 'here',
      folder,
      python: 'my-python',
      environment: { WHERE: "it's a folder" },
      setup: [`[ "$WHERE" = "it's a folder" ]`, `PATH=${folder}/venv:$PATH`],
    });
    expect(facts.python?.path).toBe(join(folder, 'venv', 'my-python'));
    expect(told(facts, 'fault')).toEqual([]);
  });

  it.skipIf(sshdMissing !== null || slurmMissing !== null)(
    'finds a cluster behind ssh, and what it lacks',
    async () => {
      await using slurm = await startSlurm();
      await using server = await startSshServer({ environment: slurm.environment });
      const folder = temporaryFolder();
      const draft = { kind: 'slurm', name: 'cluster', host: 'direct', folder, python: '/usr/bin/python3' } as const;
      const facts = await factsOf(draft, server.configFile);
      expect(facts.slurm).toMatchObject({
        version: expect.stringMatching(/^\d+\.\d+/) as string,
        accounting: false,
        partitions: [{ name: 'main', isDefault: true, state: 'up', nodes: 1, cpusPerNode: 8 }],
      });
      expect(told(facts, 'fault')).toEqual([]);
      expect(told(facts, 'note').join()).toContain('Slurm keeps no accounts');
      const other = await factsOf({ ...draft, partition: 'h100' }, server.configFile);
      expect(told(other, 'fault')).toEqual(['There is no partition "h100". Choose from main.']);
      const plain = await factsOf({ kind: 'ssh', name: 'x', host: 'direct', folder }, server.configFile);
      expect(told(plain, 'caution').join()).toContain('This host has Slurm');
      await slurm.stopController();
      const silent = await factsOf(draft, server.configFile);
      expect(told(silent, 'fault')).toEqual([expect.stringMatching(/^Slurm does not answer: .*contact/)]);
    },
  );
});
