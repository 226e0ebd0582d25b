import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kindCalled, loadKinds } from '../../../../electron/jobs/steps/loadKinds';
import { readKind } from '../../../../electron/jobs/steps/readKind';
import { temporaryFolder } from '../../temporaryFolder';
import { kindFolder } from './kindFolder';

const epochs = { type: 'integer', minimum: 1, default: 5 };
const settings = {
  type: 'object',
  properties: { epochs, optimiser: { enum: ['adamw', 'sgd'], default: 'adamw' }, name: { type: 'string' } },
  required: ['name'],
};
const templates = {
  'run.sh': '"$AGORA_PYTHON" train.py\n',
  'settings.json': '{{settings}}\n',
  'train.py': 'print("{{")\n',
};

test('kinds that ship and own ones are read, and a broken one keeps none of the others out', async () => {
  const [shipped, own] = [join(temporaryFolder(), 'steps'), join(temporaryFolder(), 'steps')];
  kindFolder(shipped, { id: 'train-good', settings }, templates);
  kindFolder(own, { id: 'train-own' });
  kindFolder(own, { id: 'train-good' });
  kindFolder(own, { id: 'train-broken', settings }, { ...templates, 'run.sh': 'a\necho {{settings.epoch}}\n' });
  mkdirSync(join(own, 'empty'));
  const found = await loadKinds(shipped, own);
  expect(found.kinds.map(({ kind }) => [kind.id, kind.isOwn])).toEqual([
    ['train-good', false],
    ['train-own', true],
  ]);
  expect(found.problems.map(({ path, line, code }) => [path, line, code])).toEqual([
    [join(own, 'empty'), null, 'kind-unreadable'],
    [join(own, 'train-broken', 'run.sh'), 2, 'kind-unreadable'],
    [join(own, 'train-good'), null, 'kind-taken'],
  ]);
  expect(() => kindCalled('train-broken', found)).toThrow('"settings.epoch" is neither a setting');
  expect(() => kindCalled('nothing', found)).toThrow('There is no kind of step called "nothing".');
});

test('the version is that of the bytes, of the README apart', async () => {
  const folder = kindFolder(temporaryFolder(), { id: 'train-good', settings }, templates);
  const version = async () => (await readKind(folder, false)).kind.version;
  const before = await version();
  writeFileSync(join(folder, 'README.md'), 'Words.');
  expect(await version()).toBe(before);
  appendFileSync(join(folder, 'train.py'), '\n');
  const after = await version();
  expect(after).not.toBe(before);
  rmSync(join(folder, 'README.md'));
  expect(await version()).toBe(after);
});

test('settings are filled with defaults, in the order of the schema', async () => {
  const { form } = await readKind(kindFolder(temporaryFolder(), { id: 'train-good', settings }, templates), false);
  expect(Object.entries(form.check('train-good', { name: 'a', epochs: 2 }))).toEqual([
    ['epochs', 2],
    ['optimiser', 'adamw'],
    ['name', 'a'],
  ]);
});

test.each([
  [{ name: 'a', epochs: 0 }, 'epochs is 0; it takes an integer of at least 1'],
  [{ name: 'a', epochs: 'many' }, 'epochs is "many"; it takes an integer of at least 1'],
  [{ name: 'a', optimiser: 'adam' }, 'optimiser is "adam"; it takes one of "adamw", "sgd"'],
  [{}, 'name is missing; it takes a text'],
  [{ name: 'a', epoch: 2 }, 'there is no setting "epoch"; there are epochs, optimiser, name'],
])('settings %j are refused by key', async (given, words) => {
  const { form } = await readKind(kindFolder(temporaryFolder(), { id: 'train-good', settings }, templates), false);
  expect(() => form.check('train-good', given)).toThrow(words);
});

test.each([
  ['an unknown key', { wrong: 1 }, templates, 'kind.json: the file: Unrecognized key: "wrong"'],
  ['no run.sh', {}, { 'settings.json': '{{settings}}' }, '"run.sh" is missing'],
  [
    'a setting that nothing uses',
    { settings },
    { 'run.sh': 'echo {{settings.epochs}}' },
    'no template uses optimiser, name',
  ],
  [
    'a default that does not fit',
    { settings: { type: 'object', properties: { epochs: { ...epochs, default: 0 } } } },
    templates,
    'epochs: its default is not an integer of at least 1',
  ],
  [
    'a setting without a default',
    { settings: { type: 'object', properties: { epochs: { type: 'integer' } } } },
    templates,
    'epochs: neither a default nor required',
  ],
  [
    'a type that there is not',
    { settings: { type: 'object', properties: { a: { type: 'int' } } } },
    templates,
    'Unsupported type: int',
  ],
  ['a name for a model that it does not take', { takes: [] }, { 'run.sh': 'echo {{model.path}}' }, '"model.path"'],
  ['a template that is not there', { templates: [{ name: 'run.sh', as: 'shell' }] }, {}, 'there is no file "run.sh"'],
])('a kind with %s does not load', async (_, fields, files, words) => {
  const folder = kindFolder(temporaryFolder(), { ...fields, id: 'train-bad' }, files);
  await expect(readKind(folder, true)).rejects.toThrow(words);
});

test('a kind in a folder of another name does not load', async () => {
  const folder = kindFolder(temporaryFolder(), { id: 'train-a' });
  writeFileSync(join(folder, 'kind.json'), JSON.stringify({ id: 'train-b' }));
  await expect(readKind(folder, true)).rejects.toThrow('kind.json');
});

test('a shared template is read from the shared folder, and is part of the version', async () => {
  const parent = temporaryFolder();
  const shared = join(parent, 'shared');
  mkdirSync(shared);
  const named = [
    { name: 'run.sh', as: 'shell' },
    { name: 'check.py', as: 'none', shared: true },
  ];
  const folder = kindFolder(parent, { id: 'train-good', templates: named }, { 'run.sh': 'echo\n' });
  await expect(readKind(folder, false, shared)).rejects.toThrow(`there is no file "check.py" in ${shared}`);
  writeFileSync(join(shared, 'check.py'), 'one');
  const first = await readKind(folder, false, shared);
  expect(first.parsed.map(({ name, nodes }) => [name, nodes])).toContainEqual([
    'check.py',
    [{ is: 'text', text: 'one' }],
  ]);
  writeFileSync(join(shared, 'check.py'), 'two');
  const second = await readKind(folder, false, shared);
  expect(second.kind.version).not.toBe(first.kind.version);
  expect((await loadKinds(parent, join(parent, 'none'))).problems).toEqual([]);
  writeFileSync(join(folder, 'check.py'), 'own');
  await expect(readKind(folder, false, shared)).rejects.toThrow('"check.py" is shared, and in its folder too');
});
