/** The way to the place of the analysis and to its figures, as a test goes it. */
import { expect, type Page } from '@playwright/test';

export async function openAnalysis(window: Page): Promise<void> {
  await expect(window.getByRole('grid').first()).toBeVisible();
  await window.getByRole('button', { name: 'Analysis' }).click();
  await expect(window.getByRole('heading', { name: 'Analysis', exact: true })).toBeVisible();
}

/** A figure or a table by the id of its panel, such as `figure-scree`. */
export const panel = (window: Page, id: string) => window.locator(`#${id}`);

/** Scrolls to a figure until it is drawn: only what is near the view is, and what comes later above it moves it away. */
export async function drawn(window: Page, id: string): Promise<void> {
  const chart = panel(window, id).locator('[data-drawn="true"]');
  await expect(async () => {
    await panel(window, id).scrollIntoViewIfNeeded();
    await expect(chart).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
}
