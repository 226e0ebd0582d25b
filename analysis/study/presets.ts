/** The studies that ship with the workbench. One more is one more file in `resources/studies/` and one line here. */
import agorabench from '../../resources/studies/agorabench.json';
import { manifestSchema, type Manifest } from './manifestSchema';

/** By id; each is a manifest without runs. */
export const presets: ReadonlyMap<string, Manifest> = new Map(
  [agorabench].map((text) => {
    const preset = manifestSchema.parse(text);
    return [preset.study?.id ?? '', preset];
  }),
);

/** What an archive without a manifest is read as. */
export const defaultPreset = 'agorabench';
