import { describe, expect, it } from 'vitest';
import { staysHere } from '../../../electron/shell/staysHere';

describe('requests', () => {
  it.each([
    'agora://workbench/a.js',
    'agora-file://workbench/archive/a/0',
    'blob:agora://workbench/1-2',
    'data:,x',
    'devtools://devtools/x',
  ])('%s stay in the process', (address) => expect(staysHere(address)).toBe(true));

  it.each([
    'https://example.com/',
    'http://127.0.0.1:8080/',
    'ws://localhost/',
    'wss://example.com/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'agora://elsewhere/',
    'agora-file://elsewhere/archive/a/0',
    '',
  ])('%j do not', (address) => expect(staysHere(address)).toBe(false));
});
