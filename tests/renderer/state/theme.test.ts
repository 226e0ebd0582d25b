import { expect, it } from 'vitest';
import { themeFor } from '../../../renderer/state/theme';

it('follows the system only where the user left it to the system', () => {
  expect(themeFor('system', true)).toBe('dark');
  expect(themeFor('system', false)).toBe('light');
  expect(themeFor('light', true)).toBe('light');
  expect(themeFor('dark', false)).toBe('dark');
});
