/** The JSON of each verb, the exit codes and the public SQL names are an interface. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRubbish, writeRunArchive } from '../../fixtures/archives';
import { agora, agoraJson } from './call';
import { places } from '../../../electron/ports/places';

let folder: string;
let runs: string;
let rubbish: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agora-terminal-'));
  runs = join(folder, 'runs');
  rubbish = join(folder, 'rubbish');
  await writeRunArchive(runs);
  await writeRubbish(rubbish);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const text = z.string().nullable();
const number = z.number().nullable();
const severity = z.enum(['note', 'caution', 'fault']);
const check = z.strictObject({
  code: z.enum([
    'anchor-missing',
    'anchor-reversed',
    'anchor-gap-within-noise',
    'noise-unknown',
    'family-mismatch',
    'protocol-mismatch',
    'protocol-asymmetric',
    'benchmark-missing',
    'anchors-inconsistent',
    'stale-result',
    'printed-only',
    'arithmetic',
  ]),
  severity,
  message: z.string().min(1),
});
const problem = z.strictObject({
  path: z.string(),
  line: z.int().positive().nullable(),
  severity,
  code: z.string(),
  message: z.string().min(1),
});
const openDocument = z.strictObject({
  archive: z.strictObject({ id: z.string(), name: z.string(), study: z.string(), fingerprint: z.string() }),
  artifacts: z.array(
    z.strictObject({ path: z.string(), kind: text, bytes: z.int(), rows: z.int().nullable(), run: text }),
  ),
  runs: z.array(
    z.strictObject({
      id: z.string(),
      generator: text,
      method: text,
      domain: text,
      family: text,
      volume: number,
      variant: text,
      language: text,
      seed: number,
      instances: number,
      inferred: z.array(z.string()),
      inferredFrom: z.record(z.string(), z.string()),
    }),
  ),
  evaluations: z.array(
    z.strictObject({
      model: z.string(),
      role: z.enum(['base', 'reference', 'student', 'generator']).nullable(),
      benchmark: text,
      score: z.number(),
      stderr: number,
      n: number,
      source: z.string(),
    }),
  ),
  coverage: z.strictObject({
    generators: z.array(z.string()),
    methods: z.array(z.string()),
    domains: z.array(z.string()),
    cells: z.array(
      z.strictObject({
        generator: z.string(),
        method: z.string(),
        domain: z.string(),
        runs: z.array(z.string()),
        variants: z.array(text),
        volumes: z.array(z.number()),
        seeds: z.array(z.number()),
        data: z.strictObject({ files: z.int(), instances: number }),
        training: z.strictObject({ files: z.int(), runs: z.int() }),
        evaluation: z.strictObject({ present: z.array(z.string()), missing: z.array(z.string()) }),
        printed: z.boolean(),
      }),
    ),
    outside: z.array(z.string()),
  }),
  problems: z.array(problem),
});
const ends = { lo: z.number(), hi: z.number(), standardError: z.number() };
const cell = z.strictObject({
  generator: z.string(),
  method: z.string(),
  domain: z.string(),
  family: text,
  volume: number,
  variant: text,
  runs: z.array(z.string()),
  seeds: z.array(z.strictObject({ run: z.string(), seed: number, pgr: number })).optional(),
  pgr: number,
  lo: number,
  hi: number,
  status: z.enum(['computed', 'printed']),
  benchmarks: z.array(
    z.strictObject({
      id: z.string(),
      student: number,
      base: number,
      reference: number,
      pgr: number,
      interval: z
        .strictObject({
          ...ends,
          from: z.enum(['items', 'standard-errors']),
          items: number,
          fieller: z.strictObject({ shape: z.enum(['bounded', 'split', 'unbounded']), lo: number, hi: number }),
        })
        .optional(),
      checks: z.array(check),
    }),
  ),
  uncertainty: z
    .strictObject({
      method: z.enum(['bootstrap', 'delta']),
      from: z.array(z.enum(['items', 'standard-errors', 'seeds'])),
      standardError: z.number(),
      resamples: number,
    })
    .optional(),
  checks: z.array(check),
});
const pgrDocument = z.strictObject({
  study: z.string(),
  rule: z.enum(['mean-of-pgrs', 'pgr-of-mean']),
  cells: z.array(cell),
  averages: z.array(
    z.strictObject({
      generator: z.string(),
      over: z.string(),
      n: z.int(),
      of: z.int(),
      computed: number,
      interval: z.strictObject(ends).optional(),
      printed: number,
    }),
  ),
  ranking: z
    .strictObject({
      cells: z.int(),
      resamples: z.int(),
      generators: z.array(
        z.strictObject({
          generator: z.string(),
          rank: z.int(),
          average: z.number(),
          lo: z.number(),
          hi: z.number(),
          rankLo: z.int(),
          rankHi: z.int(),
          probabilities: z.array(z.number()),
        }),
      ),
      differences: z.array(
        z.strictObject({
          better: z.string(),
          worse: z.string(),
          difference: z.number(),
          lo: z.number(),
          hi: z.number(),
          p: z.number(),
          adjustedP: z.number(),
          distinguishable: z.boolean(),
        }),
      ),
    })
    .optional(),
  checks: z.array(check),
});

describe.each([
  ['published', () => 'published'],
  ['a run archive', () => runs],
])('documents of %s', (_name, path) => {
  it('open', async () => {
    const { code, document } = await agoraJson('open', path());
    expect(code).toBe(0);
    openDocument.parse(document);
  });

  it('pgr', async () => {
    const { code, document } = await agoraJson('pgr', path());
    expect(code).toBe(0);
    expect(pgrDocument.parse(document).cells.length).toBeGreaterThan(0);
  });
});

describe('the small study', () => {
  it('opens by its word with all its runs, and without a problem', async () => {
    const { code, document } = await agoraJson('open', 'small-study');
    expect(code).toBe(0);
    const { runs: found, problems } = openDocument.parse(document);
    expect(problems).toEqual([]);
    expect(found).toHaveLength(16);
    expect(new Set(found.map(({ instances }) => instances))).toEqual(new Set([1000]));
  });
});

describe('agora pgr', () => {
  it('gives 55.83 for the worked example', async () => {
    const { document } = await agoraJson('pgr', runs);
    const math = pgrDocument.parse(document).cells.filter(({ domain, pgr }) => domain === 'math' && pgr !== null);
    expect(math.length).toBeGreaterThan(0);
    for (const { pgr, status } of math) {
      expect(pgr).toBeCloseTo((100 * (28.08 - 19.84)) / (34.6 - 19.84), 9);
      expect(status).toBe('computed');
    }
  });
});

describe('agora analyse', () => {
  it('gives the published relations with the printed figures beside', async () => {
    const { code, document } = await agoraJson('analyse', 'published');
    expect(code).toBe(0);
    const printed = (value: number) => expect.objectContaining({ value }) as unknown;
    expect(document).toMatchObject({
      data: { n: 54, generators: 6, settings: 9 },
      problemSolving: {
        coarse: { n: 6, printed: { p: printed(0.3185) } },
        fine: { n: 54, printed: { r2: printed(0.097), p: printed(0.02177) } },
      },
      regression: { n: 54, k: 5, printed: { r2: printed(0.325) } },
      evidence: { generatorsExchanged: { arrangements: 720, enumerated: true } },
    });
    const { problemSolving } = z
      .looseObject({
        problemSolving: z.record(z.string(), z.looseObject({ r2: z.number(), p: z.number() })),
      })
      .parse(document);
    expect(problemSolving['coarse']?.r2).toBeCloseTo(0.245, 3);
    expect(problemSolving['coarse']?.p).toBeCloseTo(0.318, 3);
    expect(problemSolving['fine']?.r2).toBeCloseTo(0.097, 3);
    expect(problemSolving['fine']?.p).toBeCloseTo(0.0219, 4);
  });

  it('has no number that JSON cannot hold, and leaves out what it cannot give', async () => {
    const { stdout } = await agora('analyse', runs, '--json');
    expect(stdout).not.toMatch(/NaN|Infinity/);
    expect(Object.values(JSON.parse(stdout) as Record<string, unknown>)).not.toContain(null);
  });
});

describe('agora sql', () => {
  it.each(['artifacts', 'runs', 'instances', 'evaluations', 'scores', 'metrics', 'training', 'problems'])(
    'knows the table %s',
    async (name) => {
      const { code, document } = await agoraJson('sql', runs, `SELECT count(*) AS n FROM ${name}`);
      expect(code).toBe(0);
      expect(document).toEqual({ columns: [{ name: 'n', type: 'BIGINT' }], rows: [[expect.any(Number)]] });
    },
  );

  it('answers a statement that cannot run with its reason and exit 2', async () => {
    const { code, stdout, stderr } = await agora('sql', 'published', 'SELECT nothing', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'bad-query' } });
    expect(stderr).toContain('nothing');
  });

  it('prints more rows than a call takes arguments', async () => {
    const { code, stdout } = await agora('sql', 'published', 'SELECT range FROM range(200000)');
    expect(code).toBe(0);
    expect(stdout).toContain('199999');
  });
});

describe('exit codes', () => {
  it.each([
    [['open']],
    [['open', 'a', 'b']],
    [['open', 'published', '--wrong']],
    [['fly', 'published']],
    [['report', 'published']],
    [[]],
  ])('2 for %j', async (words) => {
    const { code, stdout, stderr } = await agora(...words);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/\bat .*:\d+/);
  });

  it.each(['open', 'pgr', 'analyse'])('3 and a document for a folder of rubbish: %s', async (verb) => {
    const { code, document } = await agoraJson(verb, rubbish);
    expect(code).toBe(3);
    expect(document).toBeTypeOf('object');
    if (verb === 'open') expect(openDocument.parse(document).problems.length).toBeGreaterThan(3);
  });

  it('3 for a place where nothing stands, with the reason among the problems', async () => {
    const { code, document } = await agoraJson('open', join(folder, 'missing'));
    expect(code).toBe(3);
    expect(openDocument.parse(document).problems).toMatchObject([{ path: '', code: 'not-found', severity: 'fault' }]);
  });

  it('2 for a report into the archive itself', async () => {
    const { code, stderr } = await agora('report', runs, '--out', join(runs, 'report'));
    expect(code).toBe(2);
    expect(stderr).toContain('never written to');
  });

  it('2 for a report into the archive by way of a link, on either side', async () => {
    const link = join(folder, 'link');
    await symlink(runs, link);
    for (const words of [
      [link, '--out', join(runs, 'report')],
      [runs, '--out', join(link, 'report')],
      ['published', '--out', join(places().bundled.published, 'report')],
    ]) {
      const { code, stderr } = await agora('report', ...words);
      expect(code).toBe(2);
      expect(stderr).toContain('never written to');
    }
    await rm(link);
  });

  it('2 for a report whose tables would fall into the archive', async () => {
    const archive = join(folder, 'tables');
    await writeRubbish(archive);
    expect((await agora('report', archive, '--out', folder)).code).toBe(2);
  });

  it('2 for a report where a file stands in the way', async () => {
    await writeFile(join(folder, 'a-file'), '');
    const { code, stderr } = await agora('report', runs, '--out', join(folder, 'a-file', 'report'));
    expect(code).toBe(2);
    expect(stderr).toContain('a file stands in its way');
  });

  it('2 and a document for a verb that does not exist', async () => {
    const { code, document } = await agoraJson('fly', 'published');
    expect(code).toBe(2);
    expect(document).toMatchObject({ error: { code: 'bad-input' } });
  });

  it('3 for an empty folder, with the reason among the problems', async () => {
    await mkdir(join(folder, 'empty'));
    const { code, document } = await agoraJson('open', join(folder, 'empty'));
    expect(code).toBe(3);
    expect(openDocument.parse(document).problems).toMatchObject([{ path: '', code: 'no-files' }]);
  });

  it.each(['open', 'pgr', 'analyse', 'sql', 'report'])('0 for %s --help', async (verb) => {
    const { code, stdout } = await agora(verb, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: agora ${verb}`);
    expect(stdout).toContain('--json');
  });
});
