/** Documents that happen to be zips, by names that each of them holds. */
const purposes: readonly { readonly name: string; readonly holds: (file: string) => boolean }[] = [
  { name: 'an Office document', holds: (file) => file === '[Content_Types].xml' },
  { name: 'an OpenDocument or e-book', holds: (file) => file === 'mimetype' },
  { name: 'a program', holds: (file) => file === 'META-INF/MANIFEST.MF' || /^[^/]+\.dist-info\/WHEEL$/.test(file) },
];

/** Whether a zip with these files is what PyTorch saves: one object, pickled. */
export function isCheckpoint(files: readonly string[]): boolean {
  return files.some((file) => /^([^/]+\/)?data\.pkl$/.test(file));
}

/** What a zip with these files is, where that is no bundle of files of a study; else null. */
export function purposeOf(files: readonly string[]): string | null {
  if (files.length > 0 && files.every((file) => file.endsWith('.npy'))) return 'a NumPy archive';
  return purposes.find(({ holds }) => files.some(holds))?.name ?? null;
}
