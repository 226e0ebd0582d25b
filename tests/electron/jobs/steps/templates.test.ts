import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkNames } from '../../../../electron/jobs/steps/templates/checkNames';
import { checkJsonPlaces } from '../../../../electron/jobs/steps/templates/jsonPlaces';
import { renderTemplate } from '../../../../electron/jobs/steps/templates/renderTemplate';
import { objectOf, shapeOfSchema, value } from '../../../../electron/jobs/steps/templates/shape';
import { checkShellPlaces } from '../../../../electron/jobs/steps/templates/shellPlaces';
import { parseTemplate } from '../../../../electron/jobs/steps/templates/template';

const shell = (text: string) => parseTemplate('run.sh', 'shell', text);
const json = (text: string) => parseTemplate('config.yaml', 'json', text);
const rendered = (text: string, settings: unknown) => renderTemplate(json(text), { settings }).text;

// What a shell can hold: any text without a zero byte.
const text = fc.string({ unit: 'binary' }).filter((each) => !each.includes('\0'));
const hostile = fc.oneof(
  text,
  fc.constantFrom("'", '"; reboot; "', '$(id)', '`id`', '\\', '\n# x', '-n', '~', '*', ''),
);

describe('values in a shell script', () => {
  test('any text reaches the command as it is, and nothing else does', () => {
    const template = shell('printf "%s\\0" -- {{settings.a}} --b={{settings.a}} "$(printf "%s" x{{settings.b}})"\n');
    checkShellPlaces(template);
    // One shell for all of them: starting one takes longer than what it does.
    const samples = fc.sample(fc.tuple(hostile, hostile), 300);
    const script = samples.map(([a, b]) => renderTemplate(template, { settings: { a, b } }).text).join('');
    const words = execFileSync('sh', ['-c', script]).toString('utf8').split('\0');
    // The shell takes line feeds off the end of what `$(…)` gives.
    const expected = samples.flatMap(([a, b]) => ['--', a, `--b=${a}`, `x${b}`.replace(/\n+$/, '')]);
    expect(words.slice(0, -1)).toEqual(expected);
  });

  test('lists are words, numbers and booleans are bare, null is an empty word', () => {
    const settings = { list: ['a b', 'c'], number: 1e-5, yes: true, nothing: null };
    const template = shell('{{settings.list}} {{settings.number}} {{settings.yes}} {{settings.nothing}}');
    expect(renderTemplate(template, { settings }).text).toBe("'a b' c 0.00001 true ''");
  });

  test.each([
    ['echo "{{a}}"', 'double quotes'],
    ["echo '{{a}}'", 'single quotes'],
    ['echo "$(basename "{{a}}")"', 'double quotes'],
    ['echo `echo {{a}}`', 'backquotes'],
    ['x=1 # {{a}}', 'comment'],
    ['cat <<END\n{{a}}\nEND', 'Here-documents'],
    ['echo ${{a}}', 'after "$"'],
    ['echo \\{{a}}', 'after "\\"'],
    ['echo {{a}}>file', 'put a space'],
    ['{{#a}}"{{/a}}x"', 'begins or ends within'],
    ['echo "x', 'not closed'],
  ])('%j does not load', (script, reason) => {
    expect(() => {
      checkShellPlaces(shell(script));
    }).toThrow(reason);
  });

  test.each([
    'echo "${x#y}" $# {{a}}',
    'x="it\'s" y=\'"\' z={{a}}',
    'case $x in a) echo {{a}} ;; esac',
    "# it's a comment\necho {{a}}",
    'echo "$(cat {{a}})" > out',
  ])('%j loads', (script) => {
    expect(() => {
      checkShellPlaces(shell(script));
    }).not.toThrow();
  });

  test('says the line', () => {
    expect(() => {
      checkShellPlaces(shell('set -e\n\necho "\\\n {{a}}"\n'));
    }).toThrow('run.sh, line 4: "a" stands within double quotes');
  });
});

describe('values in JSON and YAML', () => {
  test('any value is read back as it was, by YAML 1.1 as by JSON', () => {
    const anything = fc.jsonValue({ stringUnit: 'binary' });
    fc.assert(
      fc.property(fc.oneof(anything, hostile), (given) => {
        // JSON knows no negative zero.
        const expected: unknown = JSON.parse(JSON.stringify(given));
        expect(JSON.parse(rendered('{"a": {{settings.a}}}', { a: given }))).toEqual({ a: expected });
        expect(parse(rendered('a: {{settings.a}}\nb: [{{settings.a}}]\n', { a: given }), { version: '1.1' })).toEqual({
          a: expected,
          b: [expected],
        });
      }),
    );
  });

  test('small numbers have a point, which PyYAML takes for a number and without which it does not', () => {
    expect(rendered('lr: {{settings.lr}}', { lr: 1e-7 })).toBe('lr: 1.0e-7');
    expect(rendered('lr: {{settings.lr}}', { lr: 2.5e-9 })).toBe('lr: 2.5e-9');
    expect(rendered('text: {{settings.text}}', { text: '1e-7' })).toBe('text: "1e-7"');
  });

  test('all settings stand a line each, and each is found there', () => {
    const { text: written, placed } = renderTemplate(json('{{settings}}\n'), { settings: { epochs: 5, name: 'a' } });
    expect(JSON.parse(written)).toEqual({ epochs: 5, name: 'a' });
    expect(placed).toEqual([
      { value: 'epochs', file: 'config.yaml', line: 2, text: '"epochs": 5,' },
      { value: 'name', file: 'config.yaml', line: 3, text: '"name": "a"' },
    ]);
  });

  test.each(['a: "{{a}}"', 'a: x{{a}}', 'a: {{a}}x', '{"a": "x {{a}}"}', 'a: x-{{a}}'])(
    '%j does not load',
    (written) => {
      expect(() => {
        checkJsonPlaces(json(written));
      }).toThrow('part of a larger text');
    },
  );

  test.each(['a: {{a}}', '{"a":{{a}}}', '- {{a}}', '[{{a}}, {{a}}]', '{{a}}'])('%j loads', (written) => {
    expect(() => {
      checkJsonPlaces(json(written));
    }).not.toThrow();
  });
});

describe('names in templates', () => {
  const schema = {
    properties: { epochs: {}, tasks: { items: { properties: { name: {} } } }, names: { items: { type: 'string' } } },
  };
  const view = objectOf({ settings: shapeOfSchema(schema), role: value });
  const check = (written: string) => {
    checkNames(json(written), view);
  };

  test('known ones pass, within sections too', () => {
    check('{{settings}}{{settings.epochs}}{{#settings.tasks}}{{name}}{{role}}{{/settings.tasks}}');
    check('{{#settings.names}}{{.}}{{/settings.names}}{{^settings.epochs}}{{role}}{{/settings.epochs}}');
  });

  test.each([
    ['a\nb: {{settings.epoch}}', 'line 2: "settings.epoch"'],
    ['{{epochs}}', '"epochs"'],
    ['{{#settings.tasks}}{{title}}{{/settings.tasks}}', '"title"'],
    ['{{.}}', '"."'],
    ['{{settings.epochs.value}}', '"settings.epochs.value"'],
  ])('%j is refused', (written, reason) => {
    expect(() => {
      check(written);
    }).toThrow(reason);
  });

  test.each(['a\n{{{role}}}', 'a\n{{&role}}', 'a\n{{>role}}', 'a\n{{=<% %>=}}', 'a\n{{#role}}', 'a\n{{role'])(
    '%j is no template',
    (written) => {
      expect(() => json(written)).toThrow('config.yaml, line 2');
    },
  );
});

test('sections write what is there, say where, and say what was left out', () => {
  const template = shell(
    'run\n{{#settings.packing}}\n  --packing\n{{/settings.packing}}\n{{#settings.tasks}}t {{.}}\n{{/settings.tasks}}',
  );
  const { text: written, placed } = renderTemplate(template, { settings: { packing: false, tasks: ['a', 'b c'] } });
  expect(written).toBe("run\nt a\nt 'b c'\n");
  expect(placed).toEqual([
    { value: 'packing', file: 'run.sh', line: 2, text: '' },
    { value: 'tasks', file: 'run.sh', line: 2, text: 't a' },
  ]);
});
