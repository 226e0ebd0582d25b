import { describe, expect, it } from 'vitest';
import { externalLink } from '../../../electron/shell/externalLink';

describe('links that leave the app', () => {
  it.each(['https://arxiv.org/abs/2412.03679', 'mailto:someone@example.org'])('%s may', (address) => {
    expect(externalLink(address)).toBe(address);
  });

  it.each([
    'http://example.org/',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'file:///etc/passwd',
    'smb://server/share',
    'ms-msdt:/id',
    'ms-settings:privacy',
    'vscode://file/x',
    'data:text/html,x',
    'agora://workbench/index.html',
    'https://user:password@example.org/',
    'https://user@example.org/',
    '//example.org',
    'https:',
    '',
  ])('%j may not', (address) => {
    expect(externalLink(address)).toBeNull();
  });
});
