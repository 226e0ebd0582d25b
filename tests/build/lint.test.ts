/** Feeds the linter what this project forbids, and sees the reason in the message. */
import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const projectRoot = path.resolve(import.meta.dirname, '../..');

// The texts below are no files of the project: rules that ask the type checker are left out.
const eslint = new ESLint({ cwd: projectRoot, overrideConfig: tseslint.configs.disableTypeChecked });

async function messages(file: string, text: string): Promise<string> {
  const results = await eslint.lintText(text, { filePath: path.join(projectRoot, file) });
  return results.flatMap((result) => result.messages.map(({ message }) => message)).join('\n');
}

describe('the linter', () => {
  it.each([
    ['electron/shell/menu.ts', "import { ipcMain } from 'electron';\nexport const x = ipcMain;\n", /gateway/],
    [
      'electron/shell/menu.ts',
      "import { app, ipcRenderer } from 'electron';\nexport const x = [app, ipcRenderer];\n",
      /gateway/,
    ],
    ['electron/ports/places.ts', "import { app } from 'electron';\nexport const x = app;\n", /Only electron\/shell/],
    ['renderer/main.tsx', "import { shell } from 'electron';\nexport const x = shell;\n", /Only electron\/shell/],
    ['analysis/engine.ts', "import 'electron';\n", /Only electron\/shell/],
    ['tests/analysis/engine.test.ts', "it.only('x', () => undefined);\n", /A test runs or is deleted/],
    ['tests/analysis/engine.test.ts', "describe.skip('x', () => undefined);\n", /A test runs or is deleted/],
    ['tests/e2e/window.spec.ts', "test.fixme('x', () => undefined);\n", /A test runs or is deleted/],
    ['tests/e2e/window.spec.ts', 'await page.waitForTimeout(100);\n', /Wait for a condition/],
    ['renderer/main.tsx', 'export const x = <p dangerouslySetInnerHTML={{ __html: text }} />;\n', /shown as text/],
    ['analysis/engine.ts', 'export const x: any = 1;\n', /any/],
    ['analysis/engine.ts', "console.log('x');\n", /console/],
  ])('refuses in %s: %s', async (file, text, reason) => {
    expect(await messages(file, text)).toMatch(reason);
  });

  it.each([
    ['electron/shell/gateway.ts', "import { ipcMain } from 'electron';\nexport const x = ipcMain;\n"],
    ['electron/shell/preload.ts', "import { ipcRenderer } from 'electron';\nexport const x = ipcRenderer;\n"],
    ['electron/shell/windows.ts', "import { BrowserWindow } from 'electron';\nexport const x = BrowserWindow;\n"],
    ['tests/analysis/engine.test.ts', "it.skipIf(true)('x', () => undefined);\n"],
  ])('accepts in %s: %s', async (file, text) => {
    expect(await messages(file, text)).toBe('');
  });
});
