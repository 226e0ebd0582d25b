/** Containers in the window, under its policy: nothing that unpacks them may need code from a text or a blob. */
import fs from 'node:fs/promises';
import zlib from 'node:zlib';
import { expect, test } from '@playwright/test';
import { tar } from '../fixtures/container-builders/tars';
import { zip } from '../fixtures/container-builders/zips';
import { zstdFrame } from '../fixtures/container-builders/zstd';
import { generatedData } from '../fixtures/memoryArchive';
import { launchApp } from './launch';
import { scratchFolder } from './scratch';

const scratch = scratchFolder();

const named = (domain: string) => `instance_generation_${domain}_gpt-4o-2024-08-06.json`;

test('opens a zip with compressed files in it, and says what it refused', async () => {
  const file = scratch('from-a-colleague.zip');
  const entries = [
    { name: `${named('math')}.gz`, content: zlib.gzipSync(generatedData(41)) },
    { name: `${named('code')}.zst`, content: await zstdFrame(generatedData(23)), stored: true },
    { name: 'runs.tar.gz', content: zlib.gzipSync(tar([{ name: named('general'), content: generatedData(17) }])) },
    { name: '../outside.json', content: generatedData(1) },
  ];
  await fs.writeFile(file, zip(entries));
  await using app = await launchApp({ args: [file] });
  const { window } = app;
  await expect(window.getByRole('banner').getByRole('button', { name: 'Archive' })).toContainText('from-a-colleague');
  await window.keyboard.press('1');
  await window.getByRole('tab', { name: /^Artifacts/ }).click();
  const artifacts = window.getByRole('grid', { name: 'Artifacts' });
  const rowOf = (name: string) => artifacts.getByRole('row').filter({ hasText: name });
  await expect(rowOf(`${named('math')}.gz`)).toContainText('41');
  await expect(rowOf(`${named('code')}.zst`)).toContainText('23');
  await expect(rowOf(`runs.tar.gz/${named('general')}`)).toContainText('17');
  await window.getByRole('tab', { name: /^Problems/ }).click();
  await expect(window.getByRole('grid', { name: 'Problems' })).toContainText('../outside.json');
});
