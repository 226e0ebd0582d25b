import { itemAt } from '../../../statistics/matrix';

/** The settings in which every generator has one row: where generators can be exchanged jointly. */
export interface CommonSettings {
  /** Positions of the rows of these settings. */
  readonly positions: readonly number[];
  readonly settings: number;
  /** Settings of all rows. */
  readonly of: number;
  /** Generators that are not in every setting, and where they are missing. */
  readonly lacking: readonly { readonly generator: string; readonly settings: readonly string[] }[];
}

/** `generators` and `settings` name those of each row. */
export function commonSettings(generators: readonly string[], settings: readonly string[]): CommonSettings {
  const [everyGenerator, everySetting] = [[...new Set(generators)], [...new Set(settings)]];
  const rowsOf = (generator: string, setting: string) =>
    generators.flatMap((each, i) => (each === generator && settings[i] === setting ? [i] : []));
  const common = everySetting.filter((setting) => everyGenerator.every((each) => rowsOf(each, setting).length === 1));
  return {
    positions: settings.flatMap((_, i) => (common.includes(itemAt(settings, i)) ? [i] : [])),
    settings: common.length,
    of: everySetting.length,
    lacking: everyGenerator.flatMap((generator) => {
      const missing = everySetting.filter((setting) => rowsOf(generator, setting).length !== 1);
      return missing.length === 0 ? [] : [{ generator, settings: missing }];
    }),
  };
}

/** What a test over the common settings is of; nothing to add where these are all there are. */
export function overCommonSettings(named: string, { settings, of }: CommonSettings): string {
  return settings === of
    ? named
    : `${named} Over the ${settings} of ${of} settings in which every generator has a row.`;
}
