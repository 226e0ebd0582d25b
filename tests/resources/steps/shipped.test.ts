/** All kinds that ship: they load, and their programs are programs. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadKinds } from '../../../electron/jobs/steps/loadKinds';
import { pythonJson, stepsFolder } from './runPython';
import { filesOfStep } from './stepFolder';

const { kinds, problems } = await loadKinds(stepsFolder, path.join(stepsFolder, 'none'));
const ids = kinds.map(({ kind }) => kind.id);

test('every kind that ships loads', () => {
  expect(problems).toEqual([]);
  expect(ids).toContain('train-trl');
});

test('every setting says what it is', () => {
  const untitled = kinds.flatMap(({ kind, form }) =>
    Object.entries(form.schema.properties).flatMap(([name, { title }]) => (title ? [] : [`${kind.id}: ${name}`])),
  );
  expect(untitled).toEqual([]);
});

test('every program in Python is one for Python 3.9', async () => {
  const program = `
import ast, glob, os
found = {}
for name in sorted(glob.glob("*/*.py")):
    with open(name, encoding="utf-8") as text:
        try:
            ast.parse(text.read(), feature_version=(3, 9))
        except SyntaxError as error:
            found[name] = str(error)
print(json.dumps(found))
`;
  expect(await pythonJson(program, [])).toEqual({});
});

test('every run.sh is one for dash', async () => {
  for (const id of ids) {
    const text = (await filesOfStep(id)).get('run.sh') ?? '';
    expect(() => execFileSync('sh', ['-n'], { input: text, stdio: ['pipe', 'ignore', 'pipe'] })).not.toThrow();
  }
});
