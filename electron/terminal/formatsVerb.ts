import { containerFormats } from '../../analysis/archive/containers/containerFormat';
import { artifactKinds } from '../../analysis/archive/kinds';
import { textTable } from './textTable';
import type { Verb } from './verb';

/** `agora formats` */
export const formatsVerb: Verb = {
  name: 'formats',
  words: [],
  summary: 'Lists the kinds of files that are read, and what each is recognised by.',
  help: `
Files are recognised by their content, never by their name alone. Any of them may be packed, also in one another.
JSON: {kinds: [{id, name, recognisedBy, provides}], containers: [format…]}.`,
  options: {},
  run: (call) => {
    const kinds = artifactKinds.map(({ id, name, recognisedBy, provides }) => ({ id, name, recognisedBy, provides }));
    const columns = ['Kind', 'What it is', 'Recognised by', 'Gives'].map(
      (header) => ({ header, align: 'left' }) as const,
    );
    const rows = kinds.map(({ id, name, recognisedBy, provides }) => [id, name, recognisedBy, provides.join(', ')]);
    const packed = `\nOpened where files are packed in them: ${containerFormats.join(', ')}\n`;
    return Promise.resolve({
      document: { kinds, containers: containerFormats },
      text: textTable(columns, rows, call.width) + packed,
      readable: true,
    });
  },
};
