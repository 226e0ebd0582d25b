/** The life of the app: starting, opening, saving, remembering, and what happens when something dies. */
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { FigureFormat, FigureRequest, GrantedArchive } from '../../electron/contract';
import type {} from '../../renderer/machine';
import { launchApp, type LaunchedApp } from './launch';

const projectRoot = path.resolve(import.meta.dirname, '../..');

let scratch: string;

test.beforeEach(() => {
  scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'agora-shell-')));
});

test.afterEach(() => {
  fs.rmSync(scratch, { recursive: true, force: true });
});

/** A folder with one file, to be opened. */
function archive(name: string): string {
  const folder = path.join(scratch, name);
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'generated.jsonl'), '{"instruction":"a","response":"b"}\n');
  return folder;
}

/** Keeps what the machine tells the page unasked. */
async function listen(page: Page): Promise<void> {
  await expect(page).toHaveTitle('Agora Workbench');
  await page.evaluate(() => {
    const told: unknown[] = [];
    Reflect.set(window, 'told', told);
    window.agora.onArchivesGranted((archives) => told.push(...archives.map(({ name }) => name)));
    window.agora.onFailure(({ code }) => told.push(code));
  });
}

const told = (page: Page) => page.evaluate(() => Reflect.get(window, 'told') as unknown);

/** Starts the same app once more, outside the test's control; resolves to its exit code and its output. */
function startAgain(
  args: readonly string[],
  cwd: string,
): Promise<{ code: number | null; output: string; errors: string }> {
  const executable = process.env['AGORA_ELECTRON'] ?? '';
  return new Promise((resolve, reject) => {
    const child = spawn(executable, [projectRoot, ...args], { cwd });
    let [output, errors] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, errors }));
  });
}

async function chooseToSave(app: LaunchedApp, target: string | null): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, target);
}

test('starts with the published study, and with what the command line names', async () => {
  const names = (page: Page) =>
    page.evaluate(async () => (await window.agora.startupArchives()).map(({ id, name }) => ({ id, name })));
  {
    await using app = await launchApp();
    expect(await names(app.window)).toMatchObject([{ id: 'published' }]);
  }
  await using app = await launchApp({ args: [archive('march'), archive('april')] });
  expect(await names(app.window)).toMatchObject([{ name: 'march' }, { name: 'april' }]);
});

test('a second start hands its paths to the first, and ends', async () => {
  archive('march');
  await using app = await launchApp();
  // What is named before the window has asked is what it starts with, and not told.
  await expect(app.window.getByRole('contentinfo')).toContainText('Ready');
  await listen(app.window);
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  // Relative to where the second start was made.
  const { code } = await startAgain([`--user-data-dir=${app.profile}`, 'march'], scratch);
  expect(code).toBe(0);
  await expect.poll(() => told(app.window)).toEqual(['march']);
  const windows = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
  );
  expect(windows).toEqual([false]);
});

test('another profile is another instance', async () => {
  await using first = await launchApp();
  await using second = await launchApp();
  await expect(first.window).toHaveTitle('Agora Workbench');
  await expect(second.window).toHaveTitle('Agora Workbench');
});

test('files of the desktop, of the dialog and dropped ones open in the same way', async () => {
  const [dock, chosen, dropped] = [archive('dock'), archive('chosen'), archive('dropped')];
  await using app = await launchApp();
  // What is named before the window has asked is what it starts with, and not told.
  await expect(app.window.getByRole('contentinfo')).toContainText('Ready');
  await listen(app.window);
  await app.electron.evaluate(({ app: electronApp }, file) => {
    electronApp.emit('open-file', { preventDefault: () => undefined }, file);
  }, dock);
  await expect.poll(() => told(app.window)).toEqual(['dock']);

  await app.electron.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, chosen);
  expect(await app.window.evaluate(() => window.agora.chooseArchive('folder'))).toMatchObject({ name: 'chosen' });

  const session = await app.window.context().newCDPSession(app.window);
  const data = { items: [], files: [dropped], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await expect.poll(() => told(app.window)).toEqual(['dock', 'dropped']);
});

test('a drop that a script made up opens nothing', async () => {
  await using app = await launchApp();
  // What is named before the window has asked is what it starts with, and not told.
  await expect(app.window.getByRole('contentinfo')).toContainText('Ready');
  await listen(app.window);
  await app.window.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'chosen';
    document.body.append(input);
  });
  // A file with a real path, as far as a page can come to have one.
  await app.window.locator('#chosen').setInputFiles(path.join(archive('march'), 'generated.jsonl'));
  await app.window.evaluate(() => {
    const data = new DataTransfer();
    const file = document.querySelector<HTMLInputElement>('#chosen')?.files?.[0];
    if (file) data.items.add(file);
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    return data.files.length;
  });
  // Calls are answered in turn: had the drop asked for anything, it would be among the recent ones by now.
  await app.window.evaluate(() => window.agora.publishedStudy());
  expect(await app.window.evaluate(() => window.agora.recentArchives())).toEqual([]);
  expect(await told(app.window)).toEqual([]);
});

test('a path that does not exist is told, and the published study opens instead', async () => {
  await using app = await launchApp({ args: [path.join(scratch, 'missing')] });
  const started = await app.window.evaluate(() => window.agora.startupArchives());
  expect(started).toMatchObject([{ id: 'published' }]);
  await listen(app.window);
  await app.electron.evaluate(
    ({ app: electronApp }, file) => {
      electronApp.emit('open-file', { preventDefault: () => undefined }, file);
    },
    path.join(scratch, 'gone'),
  );
  await expect.poll(() => told(app.window)).toContain('not-found');
});

test('a granted file is read by its address, and by no other', async () => {
  await using app = await launchApp({ args: [archive('march')] });
  const read = await app.window.evaluate(async () => {
    const [granted] = await window.agora.startupArchives();
    const url = granted?.files[0]?.url ?? '';
    const text = async (init?: RequestInit) => (await fetch(url, init)).text();
    const beside = await fetch(url.replace(/0$/, '1'));
    const head = await (await fetch(url, { headers: { range: 'bytes=0-4' } })).text();
    return [await text(), await text({ headers: { range: 'bytes=2-4' } }), head, beside.status];
  });
  expect(read).toEqual(['{"instruction":"a","response":"b"}\n', 'ins', '{"ins', 404]);
});

test('a granted file is read the quick way by its address, and by no other', async () => {
  await using app = await launchApp({
    args: [archive('march')],
    allow: [/ERR_FAILED|ERR_ACCESS_DENIED|Failed to load/],
  });
  const read = await app.window.evaluate(async () => {
    const [granted] = await window.agora.startupArchives();
    const url = granted?.files[0]?.bulkUrl ?? '';
    const text = (address: string, init?: RequestInit) =>
      fetch(address, init).then(
        (response) => response.text(),
        () => 'refused',
      );
    return Promise.all([
      text(url),
      text(url, { headers: { range: 'bytes=2-4' } }),
      text(url, { method: 'POST' }),
      text(url.replace(/0$/, '1')),
      text(url.replace(/archive.*/, 'index.html')),
      text(url.replace(/archive.*/, 'archive/ffff/0')),
      text('agora-file://workbench//etc/passwd'),
    ]);
  });
  expect(read.slice(0, 2)).toEqual(['{"instruction":"a","response":"b"}\n', 'ins']);
  expect(read.slice(2)).toEqual(Array(5).fill('refused'));
});

const bounds = { x: 40, y: 50, width: 1000, height: 700 };

const boundsOf = (app: LaunchedApp) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

const isShown = (app: LaunchedApp) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

test('archives, theme and bounds are there again after a restart', async () => {
  const profile = path.join(scratch, 'profile');
  const march = archive('march');
  let opened: GrantedArchive | undefined;
  {
    await using app = await launchApp({ profile, args: [march] });
    opened = (await app.window.evaluate(() => window.agora.startupArchives()))[0];
    await app.window.evaluate(() => window.agora.writePreferences({ theme: 'dark' }));
    // A window that is shown only now would be put in its place once more.
    await expect.poll(() => isShown(app)).toBe(true);
    await app.electron.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
    // The window system answers in its own time.
    await expect.poll(() => boundsOf(app)).toEqual(bounds);
  }
  {
    await using app = await launchApp({ profile });
    const { window: page } = app;
    expect(await page.evaluate(() => window.agora.readPreferences())).toMatchObject({ theme: 'dark' });
    expect(await app.electron.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
    await expect.poll(() => isShown(app)).toBe(true);
    await expect.poll(() => boundsOf(app)).toEqual(bounds);
    // The window itself opens the archive again: what is asked below should come after.
    await expect(page.getByRole('contentinfo')).toContainText('Ready');
    expect(await page.evaluate(() => window.agora.recentArchives())).toMatchObject([
      { id: opened?.id, name: 'march', present: true },
    ]);
    const again = await page.evaluate((id) => window.agora.reopenArchive(id), opened?.id ?? '');
    expect(again).toEqual(opened);
    fs.renameSync(march, `${march}-moved`);
    expect(await page.evaluate(() => window.agora.recentArchives())).toMatchObject([{ present: false }]);
    await page.evaluate((id) => window.agora.forgetArchive(id), opened?.id ?? '');
    expect(await page.evaluate(() => window.agora.recentArchives())).toEqual([]);
  }
});

test('a state file that cannot be read is kept aside', async () => {
  const profile = path.join(scratch, 'profile');
  fs.mkdirSync(profile);
  fs.writeFileSync(path.join(profile, 'preferences.json'), '{"version": 99, "value": {}}');
  await using app = await launchApp({ profile });
  expect(await app.window.evaluate(() => window.agora.readPreferences())).toMatchObject({ theme: 'system' });
  const [aside] = fs.readdirSync(profile).filter((name) => name.startsWith('preferences.json.unread-'));
  expect(fs.readFileSync(path.join(profile, aside ?? ''), 'utf8')).toBe('{"version": 99, "value": {}}');
});

test('text is saved where the dialog says, and nowhere when it is cancelled', async () => {
  await using app = await launchApp();
  const target = path.join(scratch, 'table.csv');
  await chooseToSave(app, target);
  expect(await app.window.evaluate(() => window.agora.saveText('table.csv', 'a,b\n'))).toEqual({ path: target });
  expect(fs.readFileSync(target, 'utf8')).toBe('a,b\n');
  await chooseToSave(app, null);
  expect(await app.window.evaluate(() => window.agora.saveText('table.csv', 'other'))).toBeNull();
  await chooseToSave(app, path.join(scratch, 'missing', 'table.csv'));
  await expect(app.window.evaluate(() => window.agora.saveText('table.csv', 'other'))).rejects.toThrow(
    'table.csv could not be written. Choose another folder',
  );
  expect(fs.readdirSync(scratch)).toEqual(['table.csv']);
});

test('a download that a page starts by itself is refused', async () => {
  await using app = await launchApp();
  await expect(app.window).toHaveTitle('Agora Workbench');
  const target = path.join(scratch, 'taken.txt');
  await app.electron.evaluate(({ session }, to) => {
    session.defaultSession.on('will-download', (_event, item) => item.setSavePath(to));
  }, target);
  await app.window.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['taken']));
    link.download = 'taken.txt';
    link.click();
  });
  const log = path.join(app.profile, 'logs', 'agora.log');
  await expect
    .poll(() => (fs.existsSync(log) ? fs.readFileSync(log, 'utf8') : ''))
    .toContain('refused download: blob:');
  expect(fs.existsSync(target)).toBe(false);
});

test('errors of every process reach the log, without secrets', async () => {
  const canary = 'C4n4ryV4lue0123456789';
  await using app = await launchApp({ allow: [/thrown in/] });
  await app.electron.evaluate((_electron, secret) => {
    setTimeout(() => {
      throw new Error(`thrown in main, token=${secret}`);
    }, 0);
    void Promise.reject(new Error(`rejected in main, sk-${secret}`));
  }, canary);
  await app.window.evaluate((secret) => {
    setTimeout(() => {
      throw new Error(`thrown in window, password: ${secret}`);
    }, 0);
    const source = `setTimeout(() => { throw new Error('thrown in worker, hf_${secret}') }, 0)`;
    new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    return window.agora.log('warn', `said by window, api_key=${secret}`);
  }, canary);
  const log = () => fs.readFileSync(path.join(app.profile, 'logs', 'agora.log'), 'utf8');
  for (const entry of [
    'error machine: uncaught exception: Error: thrown in main',
    'error machine: unhandled rejection: Error: rejected in main',
    'thrown in window',
    'thrown in worker',
    'warn window: said by window',
  ])
    await expect.poll(log).toContain(entry);
  expect(log()).not.toContain(canary);
});

test('a window whose process died is stood in for, and comes back', async () => {
  await using app = await launchApp({ allow: [/renderer gone/] });
  await expect(app.window).toHaveTitle('Agora Workbench');
  const recovery = app.electron.waitForEvent('window');
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const page = await recovery;
  await expect(page.getByRole('heading')).toHaveText('The process that draws the window ended.');
  const target = path.join(scratch, 'saved.log');
  await chooseToSave(app, target);
  // A click of Playwright's would wait for the navigation, which never comes.
  await page.getByRole('link', { name: 'Save the log' }).dispatchEvent('click');
  await expect.poll(() => fs.existsSync(target)).toBe(true);
  expect(fs.readFileSync(target, 'utf8')).toContain('the window failed (gone)');
  const closed = page.waitForEvent('close');
  // The page may be closed before it answers.
  await Promise.allSettled([page.getByRole('link', { name: 'Reload the window' }).dispatchEvent('click'), closed]);
  expect(page.isClosed()).toBe(true);
  // A call that meets the page between its death and its return is never answered: it is given up and made again.
  const drawn = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.getElementById("root")?.childElementCount',
        ),
        new Promise((resolve) => setTimeout(resolve, 2000, 0)),
      ]),
    );
  await expect.poll(drawn).toBeGreaterThan(0);
});

test('a window that never becomes ready is stood in for', async () => {
  await using app = await launchApp({ environment: { AGORA_READY_WITHIN_MS: '4000' } });
  await expect(app.window).toHaveTitle('Agora Workbench');
  await app.window.evaluate(() => window.agora.ready());
  const recovery = app.electron.waitForEvent('window');
  // A page of the app that has nothing to say to the machine.
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('agora://workbench/print.html'),
  );
  await expect((await recovery).getByRole('heading')).toHaveText('The window did not become ready in time.');
});

test('says when it was ready, for the benchmark alone', async () => {
  await using app = await launchApp({ environment: { AGORA_BENCH: '1' } });
  let output = '';
  app.electron.process().stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await app.window.reload();
  await expect.poll(() => output).toMatch(/^agora-ready \d+\.\d\n/);
});

test('every action of the menu has its command', async () => {
  await using app = await launchApp();
  await expect(app.window).toHaveTitle('Agora Workbench');
  const commands = await app.electron.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    return items.flatMap(({ id, accelerator }) => (id ? [`${id} ${accelerator ?? ''}`.trim()] : []));
  });
  expect(commands).toEqual([
    'open-folder CmdOrCtrl+O',
    'open-file CmdOrCtrl+Shift+O',
    'open-published',
    'open-workspace',
    'save-workspace CmdOrCtrl+S',
    'save-workspace-as CmdOrCtrl+Shift+S',
    'command-palette CmdOrCtrl+K',
    'go-archives 1',
    'go-leaderboard 2',
    'go-analysis 3',
    'toggle-theme',
  ]);
});

const figure = {
  id: 'pgr_vs_problem_solving',
  title: 'PGR against problem solving',
  explanation: 'Three invented points.',
  data: [{ type: 'scatter', mode: 'markers', x: [1, 2, 3], y: [30, 10, 20] }],
  layout: { xaxis: { title: { text: 'Problem solving' } }, yaxis: { title: { text: 'PGR' } } },
  table: { id: 'points', title: 'Points', columns: [], rows: [], notes: [] },
};

/** Inches of a text column that is no whole number of points. */
const size = { widthInches: 3.3125, heightInches: 2.0471 };

function inspect(program: 'pdfinfo' | 'pdffonts', file: string): string {
  return execFileSync(program, [file], { encoding: 'utf8' });
}

test('a figure is exported at its true size, fonts embedded, the same bytes each time', async () => {
  await using app = await launchApp();
  await expect(app.window).toHaveTitle('Agora Workbench');
  const save = async (name: string, format: FigureFormat) => {
    const target = path.join(scratch, name);
    await chooseToSave(app, target);
    const request: FigureRequest = { figure, format, ...size };
    expect(await app.window.evaluate((asked) => window.agora.exportFigure(asked), request)).toEqual({ path: target });
    return target;
  };
  const pdf = await save('first.pdf', 'pdf');
  expect(inspect('pdfinfo', pdf)).toMatch(/Pages: +1\n[\s\S]*Page size: +238\.5 x 147\.391 pts/);
  const fonts = inspect('pdffonts', pdf).trim().split('\n').slice(2);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) {
    expect(font).not.toContain('Type 3');
    expect(font).toMatch(/ yes (yes|no) +(yes|no) +\d+ +\d+$/);
  }
  expect(fs.readFileSync(await save('second.pdf', 'pdf')).equals(fs.readFileSync(pdf))).toBe(true);

  const svg = fs.readFileSync(await save('figure.svg', 'svg'), 'utf8');
  expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg/);
  expect(svg).toContain('data:font/woff2;base64,');
  const png = fs.readFileSync(await save('figure.png', 'png'));
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([994, 614]);

  await chooseToSave(app, null);
  const request: FigureRequest = { figure, format: 'pdf', ...size };
  expect(await app.window.evaluate((asked) => window.agora.exportFigure(asked), request)).toBeNull();
});

test('figures are drawn for the terminal without a window, beside an open app', async () => {
  await using app = await launchApp();
  const out = (name: string) => path.join(scratch, name);
  const job = {
    figures: [
      { request: { figure, format: 'pdf', ...size }, out: out('a.pdf') },
      { request: { figure, format: 'svg', ...size }, out: out('b.svg') },
      { request: { figure, format: 'pdf', ...size, widthInches: 7, heightInches: 4.5 }, out: out('c.pdf') },
    ],
  };
  fs.writeFileSync(out('job.json'), JSON.stringify(job));
  const { code, output } = await startAgain(['--draw', out('job.json'), `--user-data-dir=${out('draw')}`], scratch);
  expect([code, output]).toEqual([0, `${JSON.stringify({ files: [out('a.pdf'), out('b.svg'), out('c.pdf')] })}\n`]);
  expect(inspect('pdfinfo', out('a.pdf'))).toContain('238.5 x 147.391 pts');
  expect(inspect('pdfinfo', out('c.pdf'))).toContain('504 x 324 pts');
  expect(fs.readdirSync(scratch).sort()).toEqual(['a.pdf', 'b.svg', 'c.pdf', 'draw', 'job.json']);
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a drawing job that cannot be done says why and writes nothing', async () => {
  fs.writeFileSync(path.join(scratch, 'job.json'), JSON.stringify({ figures: [{ request: {}, out: 'relative.pdf' }] }));
  const profile = `--user-data-dir=${path.join(scratch, 'draw')}`;
  const unread = await startAgain(['--draw', 'job.json', profile], scratch);
  expect(unread).toMatchObject({ code: 2, output: '' });
  expect(unread.errors).toContain('The drawing job cannot be read');

  const nowhere = path.join(scratch, 'missing', 'a.pdf');
  const request = { figure, format: 'pdf', ...size };
  fs.writeFileSync(path.join(scratch, 'job.json'), JSON.stringify({ figures: [{ request, out: nowhere }] }));
  const unwritten = await startAgain(['--draw=job.json', profile], scratch);
  expect(unwritten).toMatchObject({ code: 1, output: '' });
  expect(unwritten.errors).toContain('ENOENT');
});
