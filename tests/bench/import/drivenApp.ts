/** The workbench in a real Electron, driven from outside: archives are opened as the system opens them. */
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { BenchmarkHost } from '../benchmark';
import { watchEngine } from './watchEngine';

export interface DrivenApp {
  /** The main process. */
  readonly process: number;
  readonly page: Page;
  /** Opens a path as macOS' dock or a second start would. */
  openPath(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Resolves once the window shows its first place; what the page says to its engine is watched from then on. */
export async function startDriven(host: BenchmarkHost, profile: string): Promise<DrivenApp> {
  const app = await _electron.launch({
    executablePath: host.electron,
    args: [host.projectRoot, `--user-data-dir=${profile}`],
    env: environmentOf({ ...host.environment, AGORA_BENCH: '1' }),
  });
  const said = readyLine(app);
  const page = await app.firstWindow();
  page.setDefaultTimeout(0);
  await said;
  await page.evaluate(watchEngine);
  return {
    process: app.process().pid ?? 0,
    page,
    openPath: (path) =>
      app.evaluate((electron, opened) => {
        electron.app.emit('open-file', { preventDefault: () => undefined }, opened);
      }, path),
    close: () => app.close(),
  };
}

function readyLine(app: ElectronApplication): Promise<void> {
  return new Promise((resolve) => {
    let said = '';
    app.process().stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      if (/^agora-ready/m.test(said)) resolve();
    });
  });
}

function environmentOf(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
