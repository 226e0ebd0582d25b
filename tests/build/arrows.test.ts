/** Breaks every arrow of the architecture once, in a tree made for it, and sees the rule name the break. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const projectRoot = path.resolve(import.meta.dirname, '../..');
const rooms = ['analysis', 'electron', 'renderer', 'tests'];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** Rule, importing file, what it imports. A path is a file of the tree; it is made where no other row makes it. */
const broken: readonly (readonly [rule: string, from: string, statement: string])[] = [
  ['analysis-stands-alone', 'analysis/a1.ts', "import '../electron/ports/places';"],
  ['analysis-stands-alone', 'analysis/a2.ts', "import type { X } from '../renderer/state/store'; export type Y = X;"],
  ['analysis-takes-data-only-from-resources', 'analysis/a3.ts', "import '../resources/code';"],
  ['analysis-knows-no-node', 'analysis/a4.ts', "import 'node:fs';"],
  ['analysis-knows-no-node', 'analysis/a5.ts', "import 'path';"],
  [
    'window-knows-the-contract-only',
    'renderer/r1.ts',
    "import type { X } from '../electron/ports/places'; export type Y = X;",
  ],
  ['contract-is-types-only', 'renderer/r2.ts', "import { x } from '../electron/contract'; export const y = x;"],
  ['window-knows-no-machine-packages', 'renderer/r3.ts', "import 'electron';"],
  ['window-knows-no-node', 'renderer/r4.ts', "import 'node:path';"],
  ['machine-knows-no-window', 'electron/e1.ts', "import '../renderer/state/store';"],
  ['shell-only-knows-electron', 'electron/e2.ts', "import 'electron';"],
  ['shell-only-knows-electron', 'electron/ports/e3.ts', "import '../shell/windows';"],
  ['nobody-knows-the-tests', 'renderer/r5.ts', "import '../tests/shared';"],
  ['sources-do-not-know-the-builder', 'electron/e4.ts', "import '../build/start';"],
  ['no-cycles', 'analysis/c1.ts', "import './c2';"],
  ['resolvable', 'analysis/a6.ts', "import './nowhere';"],
  ['layer-statistics', 'analysis/statistics/s1.ts', "import '../study/study';"],
  ['layer-archive', 'analysis/archive/s2.ts', "import '../store/schema';"],
  ['layer-archive', 'analysis/archive/s3.ts', "import '../engine';"],
  ['layer-study', 'analysis/study/s4.ts', "import '../archive/reader';"],
  ['layer-workspace', 'analysis/workspace/s8.ts', "import '../archive/reader';"],
  ['layer-figures', 'analysis/figures/s5.ts', "import '../store/schema';"],
  ['layer-store', 'analysis/store/s6.ts', "import '../statistics/line';"],
  ['layer-metrics', 'analysis/metrics/s7.ts', "import '../figures/scatter';"],
];

/** The tree that the broken arrows point into; it breaks nothing itself. */
const sound: Readonly<Record<string, string>> = {
  'analysis/c2.ts': 'export {};',
  'analysis/engine.ts': "import './study/study'; import '../resources/studies/agorabench.json';",
  'analysis/errors.ts': 'export {};',
  'analysis/archive/kind.ts': 'export {};',
  'analysis/archive/reader.ts': "import './kind';",
  'analysis/figures/scatter.ts': "import '../errors';",
  'analysis/statistics/line.ts': "import '../errors';",
  'analysis/store/schema.ts': "import '../archive/kind';",
  'analysis/study/study.ts': "import '../archive/kind';",
  'build/start.ts': 'export {};',
  'electron/contract.ts': 'export const x = 1; export type X = number;',
  'electron/ports/places.ts': "import 'node:fs'; import '../../analysis/engine'; export type X = number;",
  'electron/shell/windows.ts': "import '../ports/places';",
  'renderer/state/store.ts': "import type { X } from '../../electron/contract'; export type Z = X;",
  'resources/code.ts': 'export {};',
  'resources/studies/agorabench.json': '{}',
  'tests/shared.ts': "import '../analysis/engine';",
};

/** Only in the broken tree: closes the cycle that `analysis/c1.ts` opens. */
const cycle = { 'analysis/c2.ts': "import './c1';" };

function cruise(files: Readonly<Record<string, string>>): readonly Violation[] {
  const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-arrows-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
      fs.writeFileSync(path.join(tree, file), text);
    }
    const cruiser = path.join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const config = path.join(projectRoot, '.dependency-cruiser.cjs');
    const call = [cruiser, '--config', config, '--output-type', 'json', ...rooms];
    const { stdout } = spawnSync(process.execPath, call, { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 26 });
    const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
    return summary.violations;
  } finally {
    fs.rmSync(tree, { recursive: true, force: true });
  }
}

describe('the arrows of the architecture', () => {
  let violations: readonly Violation[] = [];
  beforeAll(() => {
    violations = cruise({
      ...sound,
      ...cycle,
      ...Object.fromEntries(broken.map(([, from, statement]) => [from, statement])),
    });
  });
  afterAll(() => {
    violations = [];
  });

  it.each(broken)('%s: %s may not say %s', (rule, from) => {
    expect(violations.filter((violation) => violation.from === from).map((violation) => violation.rule.name)).toContain(
      rule,
    );
  });

  it('has a broken arrow for every rule', () => {
    const tested = new Set(broken.map(([rule]) => rule));
    const config = fs.readFileSync(path.join(projectRoot, '.dependency-cruiser.cjs'), 'utf8');
    const named = [...config.matchAll(/name: '([a-z-]+)'/g)].map(([, name]) => name);
    const layered = [...config.matchAll(/^ {2}\[\s*'([a-z]+)'/gm)].map(([, folder]) => `layer-${folder}`);
    expect([...tested].sort()).toEqual([...named, ...layered].sort());
  });

  it('finds nothing wrong with a sound tree', () => {
    expect(cruise(sound)).toEqual([]);
  });
});
