import { expect, test } from '@playwright/test';
import { launchApp } from './launch';

test('quality looks', async () => {
  test.setTimeout(240_000);
  await using app = await launchApp({ args: ['/tmp/arch'] });
  const { window } = app;
  await window.setViewportSize({ width: 1400, height: 900 });
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
  await window.waitForTimeout(4000);
  await window.keyboard.press('3');
  await window.waitForTimeout(1500);
  await window.screenshot({ path: '/tmp/shots/q1.png' });
  await window.getByRole('button', { name: /^Measure \d/ }).click();
  await expect(window.getByRole('region', { name: 'Intrinsic metrics' })).toBeVisible({ timeout: 120_000 });
  await window.waitForTimeout(3000);
  await window.screenshot({ path: '/tmp/shots/q2.png' });
  await window.locator('section.distribution').scrollIntoViewIfNeeded();
  await window.waitForTimeout(1500);
  await window.screenshot({ path: '/tmp/shots/q3.png' });
  await window.getByRole('button', { name: 'A panel a setting' }).click();
  await window.waitForTimeout(1500);
  await window.screenshot({ path: '/tmp/shots/q4.png' });
  await window.getByRole('button', { name: 'Choose metrics' }).click();
  await window.waitForTimeout(800);
  await window.screenshot({ path: '/tmp/shots/q5.png' });
});
