/** What the files of a data set are, by their names: enough to choose what is worth pulling. */

export const fileKinds = ['data', 'documents', 'media', 'other'] as const;

export type FileKind = (typeof fileKinds)[number];

/** The last extension decides, that of a compressed file too. */
const extensions: Readonly<Record<Exclude<FileKind, 'other'>, RegExp>> = {
  data: /\.(?:jsonl?|ndjson|csv|tsv|parquet|arrow|feather|ya?ml|gz|zst|zip|tar|tgz|out)$|(?:^|\/)events\.out\.tfevents\./i,
  documents: /\.(?:md|txt|rst|pdf|html?|bib|cff)$|(?:^|\/)(?:license|readme|citation)$/i,
  media: /\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|mp[34]|wav|flac|ogg|webm)$/i,
};

/** Hidden files are never read, whatever their extension. */
export function kindOf(path: string): FileKind {
  if (path.split('/').some((part) => part.startsWith('.'))) return 'other';
  return fileKinds.find((kind) => kind !== 'other' && extensions[kind].test(path)) ?? 'other';
}

/** The paths to begin with: data; everything where none of it is. */
export function defaultChoice(files: readonly { readonly path: string }[]): readonly string[] {
  const paths = files.map(({ path }) => path);
  const data = paths.filter((path) => kindOf(path) === 'data');
  return data.length > 0 ? data : paths;
}
