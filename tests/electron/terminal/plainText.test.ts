import { describe, expect, it } from 'vitest';
import { plainJson, plainText } from '../../../electron/terminal/plainText';
import { agora } from './call';

describe('plainText', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['a\u001b]52;c;ZXZpbA==\u0007b', 'ab'],
    ['a\u001b]0;title\u001b\\b', 'ab'],
    ['a\u001bPq#0\u001b\\b\u001bcd', 'abd'],
    ['a\u009b2Jb\u009d0;x\u009cc', 'abc'],
    ['a\u001b]never ended\nb', 'a\nb'],
    [' 10%\r 20%\r\nend\u0008\u0000', ' 10%\n 20%\nend'],
    ['\ttab, ü🙂\n', '\ttab, ü🙂\n'],
  ])('%j is %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('keeps JSON what it says', () => {
    const value = { text: '\u001b[2J\u009b2J\u007f ü' };
    expect(JSON.parse(plainJson(JSON.stringify(value)))).toEqual(value);
    expect(plainJson(JSON.stringify(value))).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });

  it('is what the terminal writes of anything', async () => {
    const { stderr, stdout } = await agora('jobs', 'show', '\u001b]52;c;ZXZpbA==\u0007\u009b2J');
    expect(stderr + stdout).toContain('agora:');
    expect(stderr + stdout).not.toMatch(/[\u001b\u0007\u009b]/);
  });
});
