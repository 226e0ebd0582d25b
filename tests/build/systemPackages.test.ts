import { describe, expect, it } from 'vitest';
import { debianPackages, namesHere, planSystemPackages } from '../../build/setup/systemPackages.mjs';

const everything = new Set(debianPackages.map((names) => names.at(-1) ?? ''));
const renamed = new Set(debianPackages.map(([name]) => name ?? ''));

describe('planSystemPackages', () => {
  const debian = { platform: 'linux', isRoot: true, tools: ['apt-get'], installed: everything } as const;

  it('wants nothing on a Debian that has everything, under old names and new', () => {
    expect(planSystemPackages(debian)).toEqual({ install: [], advice: [] });
    expect(planSystemPackages({ ...debian, installed: renamed })).toEqual({ install: [], advice: [] });
  });

  it('installs exactly what is missing for root', () => {
    const installed = new Set([...everything].filter((name) => name !== 'xvfb' && name !== 'libasound2'));
    expect(planSystemPackages({ ...debian, installed })).toEqual({
      install: [['xvfb'], ['libasound2t64', 'libasound2']],
      advice: [],
    });
  });

  it('says the command to anybody else', () => {
    const installed = new Set([...everything].filter((name) => name !== 'xvfb' && name !== 'poppler-utils'));
    expect(planSystemPackages({ ...debian, isRoot: false, installed })).toEqual({
      install: [],
      advice: ['sudo apt-get update && sudo apt-get install -y xvfb poppler-utils'],
    });
  });

  it.each([
    ['dnf', 'linux', /^sudo dnf install .*xorg-x11-server-Xvfb/],
    ['zypper', 'linux', /^sudo zypper install .*xorg-x11-server-Xvfb/],
    ['pacman', 'linux', /^sudo pacman -S --needed .*xorg-server-xvfb/],
    ['brew', 'darwin', /^brew install poppler$/],
  ] as const)('says the nearest command of %s, and never runs it, not even for root', (manager, platform, command) => {
    const plan = planSystemPackages({ platform, isRoot: true, tools: [manager], installed: null });
    expect(plan.install).toEqual([]);
    expect(plan.advice).toHaveLength(1);
    expect(plan.advice[0]).toMatch(command);
  });

  it('says nothing where the tools are there, and on Windows', () => {
    const nothing = { install: [], advice: [] };
    const tools = ['dnf', 'Xvfb', 'pdffonts'];
    expect(planSystemPackages({ platform: 'linux', isRoot: false, tools, installed: null })).toEqual(nothing);
    expect(
      planSystemPackages({ platform: 'darwin', isRoot: false, tools: ['brew', 'pdffonts'], installed: null }),
    ).toEqual(nothing);
    expect(planSystemPackages({ platform: 'win32', isRoot: false, tools: [], installed: null })).toEqual(nothing);
  });
});

describe('namesHere', () => {
  it('takes the name that this release knows, the newest first', () => {
    const packages = [['libasound2t64', 'libasound2'], ['xvfb']];
    expect(namesHere(packages, new Set(['libasound2', 'xvfb']))).toEqual(['libasound2', 'xvfb']);
    expect(namesHere(packages, new Set(['libasound2', 'libasound2t64', 'xvfb']))).toEqual(['libasound2t64', 'xvfb']);
  });

  it('takes the oldest name where the release knows none', () => {
    expect(namesHere([['libasound2t64', 'libasound2']], new Set())).toEqual(['libasound2']);
  });
});
