/** Whether files are as they were, told without reading them. */
import { listArchive } from '../ports/listing';

/** Names, sizes and times of the files at a path; where nothing can be listed, that. */
export async function stampOf(path: string): Promise<string> {
  const listing = await listArchive(path).catch(() => null);
  if (listing === null) return 'nothing';
  return listing.files.map((file) => `${file.path} ${String(file.bytes)} ${String(file.modifiedMs)}`).join('\n');
}
