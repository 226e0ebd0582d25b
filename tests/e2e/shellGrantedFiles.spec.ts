/** Files that were granted are read by their addresses, and nothing else is. */
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/machine';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';
import { writeArchive } from './shellSteps';

const scratch = scratchFolder();

test('a granted file is read by its address, and by no other', async () => {
  await using app = await launchApp({ args: [writeArchive(scratch('march'))] });
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
    args: [writeArchive(scratch('march'))],
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
