import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { unattended } from '../../../../analysis/task';
import { jobPlaces } from '../../../../electron/jobs/folder';
import { readJournal } from '../../../../electron/jobs/journal/readJournal';
import { createJob } from '../../../../electron/jobs/createJob';
import { readJudgeReport } from '../../../../electron/jobs/judge/outputs/judgeReport';
import { archiveAt } from '../../../../electron/ports/archiveSource';
import { memoryDerived } from '../../../fixtures/memoryDerived';
import { startModelServer, type Reply } from '../../../services/modelServer';
import { temporaryFolder } from '../../temporaryFolder';
import {
  honest,
  instancesOf,
  judge,
  judgementRows,
  kindWith,
  planOf,
  promptIn,
  resume,
  saidGrade,
  withEngine,
  writeArchive,
} from './judging';

const gradesOf = {
  'response_generation_math_gpt-4o.json': [5, 4, 5, 3, 4, 5, 5, 2],
  'response_generation_math_claude-3.5-sonnet.json': [1, 2, 2, 3, 1, 4, 1, 2],
};
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const newArchive = (folder: string) =>
  writeArchive(
    join(folder, 'archive'),
    Object.fromEntries(Object.entries(gradesOf).map(([path, grades]) => [path, instancesOf(path, grades)])),
  );

describe('a job of judging', () => {
  it('gives the instances the grades that the judge gave, as a metric of its name and its version', async () => {
    await using server = await startModelServer({ reply: honest });
    const folder = temporaryFolder();
    const [archive, derived] = [await newArchive(folder), memoryDerived()];
    const { progress, report, folder: job } = await judge(planOf(server, { archive }), derived, join(folder, 'job'));
    expect(progress).toMatchObject({ state: 'complete', accepted: 16, wanted: 16 });
    expect(server.calls).toHaveLength(16);

    const means = Object.fromEntries(report.grades.runs.map(({ run, mean }) => [run, mean]));
    const expected = Object.values(gradesOf).map(meanOf);
    expect(Object.values(means).sort()).toEqual([...expected].sort());
    expect(report.grades.metric).toMatch(/^judged_quality__org_judge_1__agora__1_[0-9a-f]{12}$/);
    expect(report.grades.position).toBeNull();
    // The better a response, the longer it is: so it was made.
    expect(report.grades.length.all?.coefficient).toBeCloseTo(1, 10);
    expect(report.grades.length.withinRuns?.coefficient).toBeCloseTo(1, 10);

    const rows = await judgementRows(job);
    expect(rows).toHaveLength(16);
    expect(rows[0]).toMatchObject({ judge: 'org/Judge-1', feedback: 'It is worth it.', aspect: 'quality', tries: 1 });

    await withEngine(archive, derived, async (engine, source) => {
      const before = await engine.metrics(source.id);
      expect(before.values.filter(({ metric }) => metric === report.grades.metric)).toEqual([]);
      const table = await engine.measure(source, { metrics: null, runs: null, sample: null }, unattended);
      const column = table.columns.find(({ id }) => id === report.grades.metric);
      expect(column).toMatchObject({ level: 'instance', unit: 'score 1–5', better: 'higher', topic: 'judged' });
      const values = table.values.filter(({ metric }) => metric === report.grades.metric);
      expect(Object.fromEntries(values.map(({ run, value }) => [run, value]))).toEqual(means);
      for (const value of values) {
        expect(value).toMatchObject({ n: 8, of: 8 });
        expect(value.how).toBe(`graded by org/Judge-1 with the rubrics ${report.grades.rubrics}`);
      }
      const { runs } = await engine.distribution(source.id, report.grades.metric, 5);
      expect(runs.map(({ n }) => n)).toEqual([8, 8]);
      const [path = ''] = Object.keys(gradesOf);
      const ofInstance = await engine.instanceMeasures(source.id, path, 3);
      expect(ofInstance.find(({ metric }) => metric === report.grades.metric)?.value).toBe(3);
    });
    // What is left opens, and says what it is.
    await withEngine(jobPlaces(job).outputs, derived, async (engine, source) => {
      const { artifacts, problems } = await engine.open(source, { instances: true }, unattended);
      expect(artifacts.map(({ kind }) => kind)).toEqual(['judgements', 'judgements', 'judgements']);
      expect(problems).toEqual([]);
    });
  });

  it('finds the grades of a file that is moved, and none of one that is changed', async () => {
    await using server = await startModelServer({ reply: honest });
    const folder = temporaryFolder();
    const [archive, derived] = [await newArchive(folder), memoryDerived()];
    const { report } = await judge(planOf(server, { archive }), derived, join(folder, 'job'));
    const moved = await newArchive(join(folder, 'elsewhere'));
    const [first = ''] = Object.keys(gradesOf);
    await writeArchive(moved, { [first]: instancesOf(first, [1, 1, 1]) });
    await withEngine(moved, derived, async (engine, source) => {
      const request = { metrics: [report.grades.metric], runs: null, sample: null };
      const { values } = await engine.measure(source, request, unattended);
      expect(values.map(({ value }) => value)).toEqual([2]);
    });
  });

  it('finds the grades of a columnar file too, which no import hashes, and reads no other for them', async () => {
    await using server = await startModelServer({ reply: honest });
    const folder = temporaryFolder();
    const derived = memoryDerived();
    const instances = instancesOf('all', [2, 4, 5]);
    const write = async (place: string, rows: typeof instances) => {
      const path = join(folder, place, 'response_generation_math_gpt-4o.parquet');
      await mkdir(dirname(path), { recursive: true });
      const column = (name: 'instruction' | 'response') => ({ name, data: rows.map((row) => row[name]) });
      const config = { name: 'config', data: rows.map(() => 'gpt-4o') };
      await writeFile(
        path,
        new Uint8Array(parquetWriteBuffer({ columnData: [column('instruction'), column('response'), config] })),
      );
      return dirname(path);
    };
    const archive = await write('archive', instances);
    const { report } = await judge(planOf(server, { archive }), derived, join(folder, 'job'));
    const request = { metrics: [report.grades.metric], runs: null, sample: null };
    const valuesIn = (place: string) =>
      withEngine(place, derived, async (engine, source) => {
        const { values } = await engine.measure(source, request, unattended);
        return values.map(({ value, n }) => [value, n]);
      });
    expect(await valuesIn(await write('moved', instances))).toEqual([[11 / 3, 3]]);
    const hashes = () => [...derived.kept.keys()].filter((key) => key.endsWith('content_hash@1')).length;
    const known = hashes();
    expect(await valuesIn(await write('other', [...instances, ...instances]))).toEqual([]);
    expect(hashes()).toBe(known);
    // As long as the judged one, and another.
    expect(await valuesIn(await write('like', instancesOf('all', [2, 4, 5]).toReversed()))).toEqual([]);
  });

  it('is the same after a stop in the middle, and asks about nothing again', async () => {
    await using server = await startModelServer({ reply: honest, latencyMs: [1, 5] });
    const folder = temporaryFolder();
    const [archive, derived] = [await newArchive(folder), memoryDerived()];
    const plan = planOf(server, { archive, swap: true });
    const whole = await judge(plan, memoryDerived(), join(folder, 'whole'));
    const asked = server.calls.length;
    const stopped = join(folder, 'stopped');
    await createJob(plan, kindWith(derived), { folder: stopped, version: 'test' }, unattended);
    const pause = new AbortController();
    let entries = 0;
    const halfway = await resume(plan, derived, stopped, pause.signal, () => {
      if (++entries === 20) pause.abort();
    });
    expect(halfway.state).toBe('paused');
    expect(halfway.accepted).toBeLessThan(32);
    const end = await resume(plan, derived, stopped, new AbortController().signal);
    expect(end).toMatchObject({ state: 'complete', accepted: 32 });
    expect(server.calls.length).toBe(2 * asked);
    const told = (rows: Record<string, unknown>[]) => rows.map(({ latency_ms: _, ...row }) => row);
    expect(told(await judgementRows(stopped))).toEqual(told(await judgementRows(whole.folder)));
  });

  it('is the same after a crash at any place of its journal, and asks only about what did not arrive', async () => {
    await using server = await startModelServer({ reply: honest });
    const folder = temporaryFolder();
    const [archive, derived] = [await newArchive(folder), memoryDerived()];
    const plan = planOf(server, { archive });
    const whole = await judge(plan, derived, join(folder, 'whole'));
    const rows = whole.report.grades;
    const journal = await readFile(jobPlaces(whole.folder).journal);
    for (const share of [0.1, 0.45, 0.8]) {
      const crashed = jobPlaces(join(folder, `crashed-${String(share)}`));
      await cp(whole.folder, crashed.path, { recursive: true });
      // The last line that was being written is cut in its middle.
      const left = journal.subarray(0, Math.floor(journal.length * share));
      await writeFile(crashed.journal, left);
      const arrived = left.toString().split('"is":"answer"').length - 1;
      const asked = server.calls.length;
      const { state } = await resume(plan, derived, crashed.path, new AbortController().signal);
      expect(state).toBe('complete');
      expect(server.calls.length - asked).toBeGreaterThanOrEqual(16 - arrived);
      expect(server.calls.length - asked).toBeLessThanOrEqual(16 - arrived + 1);
      expect((await readJudgeReport(crashed))?.grades).toEqual(rows);
    }
  });

  it('draws the same sample of every run from the seed, and another one from another', async () => {
    await using server = await startModelServer({ reply: honest });
    const folder = temporaryFolder();
    const archive = await newArchive(folder);
    const drawn = async (seed: number, name: string) => {
      const plan = planOf(server, { archive, sample: 3, seed });
      const { report, folder: job } = await judge(plan, memoryDerived(), join(folder, name));
      expect(report.grades.runs.map(({ n, drawn: of, instances }) => [n, of, instances])).toEqual([
        [3, 3, 8],
        [3, 3, 8],
      ]);
      return (await judgementRows(job)).map(({ path, ordinal }) => `${String(path)} ${String(ordinal)}`);
    };
    const first = await drawn(1, 'one');
    expect(await drawn(1, 'again')).toEqual(first);
    expect(await drawn(2, 'two')).not.toEqual(first);
  });

  it('drops an instance whose every answer is hostile, and says why', async () => {
    const answers = ['[RESULT] 9', 'x'.repeat(1_000_000), '[RESULT] 2\n[RESULT] 5', '', '[RESULT] 4/5\nand [RESULT]'];
    const reply: Reply = ({ body, key }) => {
      const prompt = promptIn(body);
      return prompt.includes('Answer 0 ')
        ? { text: answers[Number(key.split('-').at(-1)) % answers.length] ?? '' }
        : { text: `Fine. [RESULT] ${String(saidGrade(prompt))}` };
    };
    await using server = await startModelServer({ reply });
    const folder = temporaryFolder();
    const archive = await newArchive(folder);
    const plan = planOf(server, { archive, tries: 2 });
    const { progress, folder: job } = await judge(plan, memoryDerived(), join(folder, 'job'));
    expect(progress).toMatchObject({ state: 'short', accepted: 14, dropped: 2 });
    const reasons: string[] = [];
    for await (const { entry } of readJournal(jobPlaces(job).journal))
      if (entry.is === 'answer' && !entry.verdict.accepted)
        reasons.push(...entry.verdict.reasons.map(({ code }) => code));
    expect(reasons).toHaveLength(4);
    expect(await judgementRows(job)).toHaveLength(14);
  });

  it('tells the bias of a judge that prefers what is listed first', async () => {
    const reply: Reply = ({ body }) => {
      const prompt = promptIn(body);
      const isReversed = prompt.indexOf('Score 5:') < prompt.indexOf('Score 1:');
      return { text: `[RESULT] ${String(Math.min(5, saidGrade(prompt) + (isReversed ? 1 : 0)))}` };
    };
    await using server = await startModelServer({ reply });
    const folder = temporaryFolder();
    const archive = await newArchive(folder);
    const { report } = await judge(planOf(server, { archive, swap: true }), memoryDerived(), join(folder, 'job'));
    const all = Object.values(gradesOf).flat();
    const changed = all.filter((grade) => grade < 5).length;
    expect(report.grades.position).toMatchObject({ n: 16, changed, mean: changed / 16 });
    expect(report.grades.position?.lo).toBeGreaterThan(0);
    // The grades are those with the scores from 1 to 5.
    expect(report.grades.runs.map(({ mean }) => mean).sort()).toEqual(Object.values(gradesOf).map(meanOf).sort());
  });

  it('judges difficulty by the instruction alone', async () => {
    await using server = await startModelServer({ reply: honest });
    const folder = temporaryFolder();
    const archive = await newArchive(folder);
    const plan = planOf(server, { archive, aspect: 'difficulty' });
    const { report } = await judge(plan, memoryDerived(), join(folder, 'job'));
    expect(server.requests.some(({ body }) => JSON.stringify(body).includes('Answer'))).toBe(false);
    expect(report.grades.runs.map(({ mean }) => mean)).toEqual([2.625, 2.625]);
    expect(report.grades.metric).toMatch(/^judged_difficulty__/);
  });
});

describe('a text that several generators have', () => {
  it('is judged once, and each of its instances has the grade', async () => {
    await using server = await startModelServer({ reply: honest });
    const folder = temporaryFolder();
    const derived = memoryDerived();
    const [one, other] = Object.keys(gradesOf);
    const shared = instancesOf('all', [1, 2, 3, 4, 5, 5]);
    const archive = await writeArchive(join(folder, 'archive'), {
      [one ?? '']: shared,
      [other ?? '']: shared.map(({ instruction }, index) => ({ instruction, response: `Other ${String(index)}` })),
    });
    const labels = join(folder, 'labels.json');
    await writeFile(labels, JSON.stringify(shared.map(({ instruction }, index) => ({ instruction, hard: index }))));
    const plan = planOf(server, { archive, aspect: 'difficulty', labels });
    const { report, progress, remarks, folder: job } = await judge(plan, derived, join(folder, 'job'));
    expect(server.calls).toHaveLength(6);
    expect(progress.wanted).toBe(6);
    expect(remarks.join(' ')).toContain('6 of them have the same text as another one');
    // Difficulties 1 to 5 and 1 again.
    expect(report.grades.runs.map(({ n, mean }) => [n, mean])).toEqual([
      [6, 16 / 6],
      [6, 16 / 6],
    ]);
    expect(report.grades.length.all?.n ?? 6).toBe(6);
    expect(report.agreement).toMatchObject([{ name: 'hard', n: 6 }]);
    const rows = await judgementRows(job);
    expect(rows.map(({ shared: is }) => is).filter(Boolean)).toHaveLength(6);
    const costs = rows.map(({ cost_usd: cost }) => Number(cost ?? 0));
    expect(costs.reduce((sum, cost) => sum + cost)).toBeCloseTo(progress.totals.spentUsd, 12);
    await withEngine(archive, derived, async (engine, source) => {
      const { values } = await engine.measure(
        source,
        { metrics: [report.grades.metric], runs: null, sample: null },
        unattended,
      );
      expect(values.map(({ n, value }) => [n, value])).toEqual([
        [6, 16 / 6],
        [6, 16 / 6],
      ]);
    });
  });
});

describe('agreement', () => {
  const [path = ''] = Object.keys(gradesOf);
  const grades = Object.values(gradesOf)[0] ?? [];

  it('is told with every other judge whose grades are kept', async () => {
    const harsh: Reply = ({ body }) => ({ text: `[RESULT] ${String(Math.max(1, saidGrade(promptIn(body)) - 1))}` });
    const reply: Reply = (call) => (call.body['model'] === 'harsh' ? harsh(call) : honest(call));
    await using server = await startModelServer({ reply });
    const folder = temporaryFolder();
    const [archive, derived] = [await newArchive(folder), memoryDerived()];
    const first = await judge(planOf(server, { archive, model: 'harsh', sample: 5 }), derived, join(folder, 'one'));
    expect(first.report.agreement).toEqual([]);
    const { report } = await judge(planOf(server, { archive }), derived, join(folder, 'two'));
    expect(report.agreement).toMatchObject([{ with: 'judge', name: first.report.grades.metric, n: 10 }]);
    expect(report.agreement[0]?.how).toContain('graded by harsh');
    expect(report.agreement[0]?.pearson?.value).toBeGreaterThan(0.9);
    // Grades of another aspect are no other judge's.
    const other = await judge(planOf(server, { archive, aspect: 'difficulty' }), derived, join(folder, 'three'));
    expect(other.report.agreement).toEqual([]);
  });

  it.each([
    [
      'labels.csv',
      () =>
        `index,run,stars\n${grades.map((grade, index) => `${String(index)},${path},${String(grade)}`).join('\n')}\n`,
    ],
    [
      `${path.replace('.json', '')}.people.jsonl`,
      () => grades.map((grade, index) => JSON.stringify({ index, label: grade })).join('\n'),
    ],
    [
      'texts.json',
      () =>
        JSON.stringify(
          instancesOf(path, grades).map(({ instruction }, index) => ({
            instruction: instruction.toUpperCase(),
            human: grades[index],
          })),
        ),
    ],
  ])('is told with labels of people: %s', async (name, content) => {
    await using server = await startModelServer({ reply: honest });
    const folder = temporaryFolder();
    const archive = await newArchive(folder);
    const labels = join(folder, name);
    await writeFile(labels, content());
    const plan = planOf(server, { archive, labels });
    const { report, remarks } = await judge(plan, memoryDerived(), join(folder, 'job'));
    expect(report.agreement).toHaveLength(1);
    const [agreement] = report.agreement;
    expect(agreement).toMatchObject({ with: 'labels', n: 8 });
    for (const each of ['exact', 'kappa', 'quadraticKappa', 'spearman', 'pearson'] as const)
      expect(agreement?.[each]?.value).toBeCloseTo(1, 10);
    expect(remarks.join(' ')).toContain('labels of 8 of these instances');
  });
});

describe('what cannot be judged', () => {
  it.each([
    [{ archive: '/nowhere' }, /archive cannot be read/],
    [{ runs: ['nothing'] }, /no run "nothing" with instances/],
    [{ rubrics: '/nowhere.json' }, /no rubrics at/],
    [{ labels: '/nowhere.csv' }, /labels cannot be read/],
  ])('is told before anything is asked: %j', async (changes, message) => {
    await using server = await startModelServer({ reply: honest });
    const folder = temporaryFolder();
    const plan = planOf(server, { archive: await newArchive(folder), ...changes });
    const job = join(folder, 'job');
    await expect(
      createJob(plan, kindWith(memoryDerived()), { folder: job, version: 'test' }, unattended),
    ).rejects.toThrow(message);
    expect((await archiveAt(job)).files).toEqual([]);
  });

  it('is left out where an instance has no text, and labels that are about nothing are refused', async () => {
    await using server = await startModelServer({ reply: honest });
    const folder = temporaryFolder();
    const instances = [...instancesOf('x', [3, 4]), { instruction: 'Only this', response: '  ' }];
    const archive = await writeArchive(join(folder, 'archive'), { 'response_generation_math_gpt-4o.json': instances });
    const { progress, remarks } = await judge(planOf(server, { archive }), memoryDerived(), join(folder, 'job'));
    expect(progress.wanted).toBe(2);
    expect(remarks.join(' ')).toContain('1 of those drawn have no text');
    const labels = join(folder, 'labels.csv');
    await writeFile(labels, 'index,stars\n77,3\n');
    const plan = planOf(server, { archive, labels });
    await expect(judge(plan, memoryDerived(), join(folder, 'other'))).rejects.toThrow(
      /about an instance that is judged/,
    );
  });
});
