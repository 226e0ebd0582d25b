/** A kind of step in a folder, as a user would write it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Fields = Readonly<Record<string, unknown>>;

/** Writes `PARENT/ID` with these fields of `kind.json` and these templates by name; gives the folder. */
export function kindFolder(
  parent: string,
  fields: Fields & { readonly id: string },
  templates: Readonly<Record<string, string>> = { 'run.sh': 'echo "$AGORA_STEP"\n' },
): string {
  const folder = join(parent, fields.id);
  mkdirSync(folder, { recursive: true });
  const kind = {
    agoraStep: 1,
    title: fields.id,
    summary: 'For a test.',
    stage: 'train',
    tool: { name: 'test', versions: '1', source: 'this test' },
    needs: {},
    takes: ['data', 'model'],
    settings: { type: 'object', properties: {} },
    templates: Object.keys(templates).map((name) => ({ name, as: formOf(name) })),
    resources: {},
    ...fields,
  };
  writeFileSync(join(folder, 'kind.json'), JSON.stringify(kind, null, 2));
  for (const [name, text] of Object.entries(templates)) writeFileSync(join(folder, name), text);
  return folder;
}

function formOf(name: string): string {
  if (name.endsWith('.sh')) return 'shell';
  return /\.(json|ya?ml)$/.test(name) ? 'json' : 'none';
}
