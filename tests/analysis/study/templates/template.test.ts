import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplate, placeholders } from '../../../../analysis/study/templates/template';

describe('parseTemplate', () => {
  it('reads placeholders, stars and text', () => {
    expect(parseTemplate('{method}_x-*/seed{seed}').template).toEqual({
      text: '{method}_x-*/seed{seed}',
      isPath: true,
      parts: [
        { kind: 'method' },
        { kind: 'text', text: '_x-' },
        { kind: '*' },
        { kind: 'text', text: '/seed' },
        { kind: 'seed' },
      ],
    });
    expect(parseTemplate('{generator}').template?.isPath).toBe(false);
  });

  it.each([
    ['{metod}_{domain}', 'unknown-placeholder', 0, 7],
    ['a{}', 'unknown-placeholder', 1, 3],
    ['{Method}', 'unknown-placeholder', 0, 8],
    ['{method}{domain}', 'nothing-between', 8, 16],
    ['{method}*', 'nothing-between', 8, 9],
    ['**{method}', 'nothing-between', 2, 10],
    ['{method}_{method}', 'repeated-placeholder', 9, 17],
    ['{method', 'open-brace', 0, 1],
    ['{method}}', 'open-brace', 8, 9],
    ['results_*', 'no-placeholder', 0, 9],
    ['', 'no-placeholder', 0, 0],
  ])('%j: %s at %i to %i', (text, code, start, end) => {
    const { template, error } = parseTemplate(text);
    expect(template).toBeNull();
    expect(error).toMatchObject({ code, start, end });
    expect(error?.message).toMatch(/\.$/);
  });

  it('gives every text a template with its own characters, or an error inside it', () => {
    const piece = fc.oneof(
      fc.constantFrom(...placeholders.map((name) => `{${name}}`), '{', '}', '*', '/'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const { template, error } = parseTemplate(text);
        if (error) {
          expect(error.start).toBeLessThanOrEqual(error.end);
          expect(error.end).toBeLessThanOrEqual(text.length);
          return;
        }
        const written = template.parts.map((part) =>
          part.kind === 'text' ? part.text : part.kind === '*' ? '*' : `{${part.kind}}`,
        );
        expect(written.join('')).toBe(text.replaceAll(/\*+/g, '*'));
      }),
    );
  });
});
