/** The kinds of steps that there are, with their settings. */
import type { Kinds } from '../../jobs/steps/loadKinds';
import type { LoadedKind } from '../../jobs/steps/readKind';
import { takenBy } from '../../jobs/steps/settingsSchema';
import { problemLine } from '../problemLine';

export function kindsText({ kinds, problems }: Kinds): string {
  return [...kinds.map(kindText), ...(problems.length > 0 ? [problems.map(problemLine).join('')] : [])].join('\n');
}

function kindText({ kind, form }: LoadedKind): string {
  const { id, stage, title, summary, tool, isOwn } = kind;
  const settings = Object.entries(form.schema.properties).map(([name, property]) => {
    const byDefault = property.default === undefined ? 'required' : `default ${JSON.stringify(property.default)}`;
    return `  ${name}: ${takenBy(property)}, ${byDefault}`;
  });
  return `${id} (${stage}${isOwn ? ', own' : ''}): ${title}, ${tool.name} ${tool.versions}\n  ${summary}\n${settings.map((line) => `${line}\n`).join('')}`;
}

/** What `--json` prints of them. */
export function kindsDocument({ kinds, problems }: Kinds): unknown {
  return { kinds: kinds.map(({ kind }) => kind), problems };
}
