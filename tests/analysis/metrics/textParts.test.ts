/** Examples of the CommonMark specification 0.31.2, by their numbers there, and what goes beyond them. */
import { describe, expect, it } from 'vitest';
import { textParts } from '../../../analysis/metrics/textParts';

const codes: readonly (readonly [string, string, string])[] = [
  ['107', '    a simple\n      indented code block\n', '    a simple\n      indented code block\n'],
  ['108', '  - foo\n\n    bar\n', ''],
  ['109', '1.  foo\n\n    - bar\n', ''],
  ['113', 'Foo\n    bar\n', ''],
  ['114', '    foo\nbar\n', '    foo\n'],
  ['119', '```\n<\n >\n```\n', '<\n >\n'],
  ['120', '~~~\n<\n >\n~~~\n', '<\n >\n'],
  ['121', '``\nfoo\n``\n', ''],
  ['122', '```\naaa\n~~~\n```\n', 'aaa\n~~~\n'],
  ['124', '````\naaa\n```\n``````\n', 'aaa\n```\n'],
  ['126', '```\n', ''],
  ['127', '`````\n\n```\naaa\n', '\n```\naaa\n'],
  ['129', '```\n\n  \n```\n', '\n  \n'],
  ['131', ' ```\n aaa\naaa\n```\n', ' aaa\naaa\n'],
  ['134', '    ```\n    aaa\n    ```\n', '    ```\n    aaa\n    ```\n'],
  ['138', '``` ```\naaa\n', ''],
  ['140', 'foo\n```\nbar\n```\nbaz\n', 'bar\n'],
  ['142', '```ruby\ndef foo(x)\n  return 3\nend\n```\n', 'def foo(x)\n  return 3\nend\n'],
  ['147', '```\n``` aaa\n```\n', '``` aaa\n'],
];

describe('textParts', () => {
  it.each(codes)('finds the code of example %s', (_, text, code) => expect(textParts(text).code).toBe(code));
  it('leaves the lines of fences in neither part', () => {
    expect(textParts('a\n```py\nb\n```\nc')).toEqual({ code: 'b\n', prose: 'a\nc' });
    expect(textParts('a\r\n```py\r\nb\r\n```\r\nc')).toEqual({ code: 'b\r\n', prose: 'a\r\nc' });
  });
  it('takes a text without code for prose', () => {
    expect(textParts('A line.\n\n  Another, `code` in it.')).toEqual({
      code: '',
      prose: 'A line.\n\n  Another, `code` in it.',
    });
  });
  it('takes indented lines after the end of a list for code', () => {
    expect(textParts('- item\n\n    more of it\n\nText.\n\n    code\n\n    code\n').code).toBe('    code\n    code\n');
  });
});
