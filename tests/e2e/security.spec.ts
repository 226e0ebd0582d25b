/** The statements about what a page, a worker and a stray address can and cannot do, each in the real window. */
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/machine';
import { launchApp, type LaunchedApp } from './launch';

/** What Chromium says on the console when it refuses what these tests try. */
const refusals = [
  /Content Security Policy/,
  /Failed to load resource/,
  /ERR_BLOCKED_BY_CLIENT/,
  /Not allowed to load local/,
];

let app: LaunchedApp;
let page: Page;

test.beforeEach(async () => {
  app = await launchApp({ allow: refusals });
  page = app.window;
  await expect(page).toHaveTitle('Agora Workbench');
});

test.afterEach(async () => {
  await app[Symbol.asyncDispose]();
});

test('every window is sandboxed, isolated and without Node', async () => {
  // The page on which figures are drawn is a window too, and so is the one that stands in for a crash.
  const seen = await app.electron.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const preferences: Electron.WebPreferences[] = [];
    const look = (window: Electron.BrowserWindow) => {
      const contents = window.webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences };
      preferences.push(contents.getLastWebPreferences());
    };
    electronApp.on('browser-window-created', (_event, window) => look(window));
    BrowserWindow.getAllWindows().forEach(look);
    const [main] = BrowserWindow.getAllWindows();
    main?.emit('unresponsive');
    await new Promise((resolve) => setTimeout(resolve, 0));
    main?.emit('responsive');
    return preferences;
  });
  expect(seen.length).toBeGreaterThanOrEqual(2);
  for (const preferences of seen) {
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
    });
    expect(preferences.nodeIntegrationInWorker ?? false).toBe(false);
    expect(preferences.nodeIntegrationInSubFrames ?? false).toBe(false);
    expect(preferences.webviewTag ?? false).toBe(false);
    expect(preferences.allowRunningInsecureContent ?? false).toBe(false);
    expect(preferences.experimentalFeatures ?? false).toBe(false);
    expect(preferences.enableBlinkFeatures ?? '').toBe('');
  }
});

test('the page sees nothing of Node, and one bridge with the agreed methods', async () => {
  const seen = await page.evaluate(() => ({
    node: ['require', 'process', 'Buffer', 'module', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
    methods: Object.entries(Reflect.get(window, 'agora') as object).map(([name, value]) => `${name}: ${typeof value}`),
  }));
  expect(seen.node).toEqual([]);
  const methods = [
    'startupArchives publishedStudy smallStudy chooseArchive recentArchives reopenArchive forgetArchive exportFigure saveText openLink',
    'readDerived writeDerived lendFiles',
    'startupWorkspace openWorkspace reopenWorkspace saveWorkspace rememberWorkspace closeWorkspace onWorkspaceGranted',
    'listHub pullHub cancelHub secretState setSecret forgetSecret onHubProgress onNetworkUsed',
    'listJobs chooseJobInput estimateJob previewRequest startJob resumeJob pauseJob cancelJob copyJob watchJob openJob',
    'readTemplate saveTemplate copyPrompts listProviders listModels onJobProgress onJobWatched',
    'listTargets saveTarget removeTarget testTarget stopTest answerHost onHostQuestions',
    'listStepKinds choosePlanFile planStudy planServing launchStudy launchAgain cancelLaunch openLaunch copyServedKey',
    'listLaunches followLaunches leaveLaunches watchLaunch viewStep searchLog onLaunchChanged onLaunchWatched',
    'readPreferences writePreferences ready log onArchivesGranted onMenuCommand onFailure',
  ];
  expect(seen.methods.sort()).toEqual(
    methods
      .join(' ')
      .split(' ')
      .map((name) => `${name}: function`)
      .sort(),
  );
});

test('the preload adds exactly one key to a page', async () => {
  const keys = await app.electron.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const preload = `${electronApp.getAppPath()}/.out/electron/preload.cjs`;
    const keysWith = async (webPreferences: Electron.WebPreferences): Promise<string[]> => {
      const window = new BrowserWindow({ show: false, webPreferences: { ...webPreferences, sandbox: true } });
      await window.loadURL('agora://workbench/recovery');
      const found: unknown = await window.webContents.executeJavaScript('Object.getOwnPropertyNames(window)');
      window.destroy();
      return found as string[];
    };
    const [bare, bridged] = [await keysWith({}), await keysWith({ preload })];
    return bridged.filter((key) => !bare.includes(key));
  });
  expect(keys).toEqual(['agora']);
});

test('a listener on the bridge is given the payload alone', async () => {
  await page.evaluate(() => {
    window.agora.onMenuCommand((...given: unknown[]) => Reflect.set(window, 'given', given));
  });
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('menu:command', 'go-archives');
  });
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'given') as unknown)).toEqual(['go-archives']);
});

test('the protocol refuses what lies outside its folder', async () => {
  const status = (address: string, method = 'GET') =>
    page.evaluate(async ([url, verb]) => (await fetch(url, { method: verb })).status, [address, method] as const);
  expect(await status('/index.html')).toBe(200);
  expect(await status('/..%2f..%2fpackage.json')).toBe(403);
  expect(await status('/%2e%2e%2f%2e%2e%2fpackage.json')).toBe(403);
  expect(await status('/%2fetc%2fpasswd')).toBe(403);
  expect(await status('/archive/unknown/0')).toBe(403);
  expect(await status('/missing.js')).toBe(404);
  expect(await status('/index.html', 'POST')).toBe(405);
});

test('every answer carries the policy', async () => {
  const headers = await page.evaluate(async () => {
    const archive = await window.agora.publishedStudy();
    const script = document.querySelector('script[src]')?.getAttribute('src') ?? '';
    const addresses = ['/', script, archive.files[0]?.url ?? '', '/missing.js', '/recovery', '/print.html'];
    const responses = await Promise.all(addresses.map((address) => fetch(address)));
    return responses.map((response) => [response.url, response.headers.get('content-security-policy')] as const);
  });
  expect(headers).toHaveLength(6);
  for (const [url, policy] of headers) {
    expect(policy, url).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:");
    expect(policy, url).toContain("frame-ancestors 'none'");
  }
});

test('no text becomes script', async () => {
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.injected = true');
    image.dispatchEvent(new Event('error'));
    const attempt = (run: () => unknown): unknown => {
      try {
        return run();
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown';
      }
    };
    // What a test evaluates may use eval itself; what a timer calls is the page's own.
    const evaluated = await new Promise<unknown[]>((resolve) => {
      setTimeout(
        () =>
          resolve([
            attempt(() => (0, eval)('1')),
            attempt(() => (window as unknown as { Function: (body: string) => () => unknown }).Function('return 1')()),
          ]),
        0,
      );
    });
    const injected: unknown = Reflect.get(window, 'injected');
    return [injected ?? 'not run', ...evaluated];
  });
  expect(ran).toEqual(['not run', 'EvalError', 'EvalError']);
});

const reach = async (address: string): Promise<string> => {
  try {
    return `reached: ${(await fetch(address)).status}`;
  } catch (error) {
    return error instanceof Error ? error.name : 'thrown';
  }
};

test('neither the page nor a worker, the database’s included, reaches anything outside', async () => {
  const outside = ['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/passwd', 'agora://elsewhere/'];
  for (const address of outside) expect(await page.evaluate(reach, address)).toBe('TypeError');
  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  const database = () => page.workers().filter((worker) => worker.url().includes('databaseWorker'));
  await expect.poll(() => database().length).toBeGreaterThan(0);
  for (const worker of page.workers()) {
    for (const address of outside) expect(await worker.evaluate(reach, address), worker.url()).toBe('TypeError');
  }
});

test('a request that no policy stops is aborted before it leaves', async () => {
  const errors = await app.electron.evaluate(async ({ BrowserWindow, session }) => {
    const failed = new Map<string, string>();
    session.defaultSession.webRequest.onErrorOccurred(({ url, error }) => failed.set(url, error));
    const window = new BrowserWindow({ show: false });
    // A page that is not the app's own has no policy at all.
    const html = '<img src="https://example.com/x.png"><script src="http://127.0.0.1:9/x.js"></script>';
    await window.loadURL(`data:text/html,${encodeURIComponent(html)}`);
    await window.loadURL('file:///etc/hostname').catch(() => undefined);
    window.destroy();
    session.defaultSession.webRequest.onErrorOccurred(null);
    return Object.fromEntries(failed);
  });
  expect(errors).toEqual({
    'https://example.com/x.png': 'net::ERR_BLOCKED_BY_CLIENT',
    'http://127.0.0.1:9/x.js': 'net::ERR_BLOCKED_BY_CLIENT',
    'file:///etc/hostname': 'net::ERR_BLOCKED_BY_CLIENT',
  });
});

test('permissions are denied but for putting text on the clipboard', async () => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'clipboard-write'];
    const query = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await query(name)] as const)));
  });
  expect(states).toEqual({
    geolocation: 'denied',
    notifications: 'denied',
    camera: 'denied',
    microphone: 'denied',
    midi: 'denied',
    'clipboard-read': 'denied',
    'clipboard-write': 'granted',
  });
  const asked = await page.evaluate(async () => [
    await Notification.requestPermission(),
    await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : `code ${code}`),
      );
    }),
  ]);
  expect(asked).toEqual(['denied', 'denied']);
});

test('the window stays where it is', async () => {
  const address = page.url();
  const opened = await page.evaluate(() => window.open('https://example.com/') === null);
  expect(opened).toBe(true);
  for (const elsewhere of ['https://example.com/', 'file:///etc/passwd', 'agora://workbench/print.html']) {
    await page.evaluate((url) => {
      location.href = url;
    }, elsewhere);
    // The refused navigation has been decided once a later round trip to the main process has come back.
    await page.evaluate(() => window.agora.readPreferences());
    expect(page.url()).toBe(address);
  }
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await page.evaluate(() => Reflect.set(window, 'before', true));
  await page.reload();
  await expect(page).toHaveTitle('Agora Workbench');
  expect(await page.evaluate(() => Reflect.get(window, 'before') as unknown)).toBeUndefined();
});

test('only links to the web and to mail are given to the system', async () => {
  await app.electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'opened', opened);
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  await page.evaluate(() => window.agora.openLink('https://arxiv.org/abs/2412.03679'));
  for (const address of ['javascript:alert(1)', 'file:///etc/passwd', 'smb://server/share', 'http://example.org/']) {
    await expect(page.evaluate((url) => window.agora.openLink(url), address)).rejects.toThrow(
      /Only https: and mailto:/,
    );
  }
  expect(await app.electron.evaluate(() => Reflect.get(globalThis, 'opened') as unknown)).toEqual([
    'https://arxiv.org/abs/2412.03679',
  ]);
});

test('the machine answers no window but the user’s', async () => {
  const answer = await app.electron.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const preload = `${electronApp.getAppPath()}/.out/electron/preload.cjs`;
    const window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, preload },
    });
    await window.loadURL('agora://workbench/recovery');
    const said: unknown = await window.webContents.executeJavaScript(
      'agora.recentArchives().then(() => "answered", (error) => error.message)',
    );
    window.destroy();
    return said;
  });
  expect(answer).toBe('The request does not come from the window.');
});

test('what does not fit its form is refused, and no stack and no path cross', async () => {
  const failures = await page.evaluate(async () => {
    const message = (answer: Promise<unknown>) =>
      answer.then(
        () => 'answered',
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    const loose = window.agora as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
    return [
      await message(window.agora.reopenArchive('/etc')),
      await message(window.agora.reopenArchive('0123456789abcdef0123456789abcdef')),
      await message(loose['chooseArchive']?.('disk') ?? Promise.resolve()),
      await message(loose['exportFigure']?.({ format: 'exe' }) ?? Promise.resolve()),
      await message(loose['saveText']?.('../../x', 'text') ?? Promise.resolve()),
    ];
  });
  expect(failures[0]).toContain('does not fit its form');
  expect(failures[1]).toBe('The archive is not in the list any more. Open it by its folder.');
  for (const failure of failures) {
    expect(failure).not.toBe('answered');
    expect(failure).not.toMatch(/\n|\.cjs|node_modules|\/(?!etc)/);
  }
});
