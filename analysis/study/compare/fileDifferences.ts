/** Files of two archives, and the settings in them. */
import { changed } from './changed';
import type { ArchiveDifference, ComparedFile, ComparedSetting } from './compared';

/**
 * Files that only one archive has, that have other content at the same path, or the same content at another path. Content
 * is known by its hash; where one was not read whole, by its size.
 */
export function fileDifferences(a: readonly ComparedFile[], b: readonly ComparedFile[]): ArchiveDifference[] {
  const [alone, aloneB] = [without(a, b), without(b, a)];
  const moved = alone.flatMap((file) => {
    const target = aloneB.find(({ hash }) => hash !== null && hash === file.hash);
    return target ? [{ file, target }] : [];
  });
  const isMoved = (file: ComparedFile) => moved.some((pair) => pair.file === file || pair.target === file);
  const stays = (files: readonly ComparedFile[]) =>
    new Map(files.filter((file) => !isMoved(file)).map((file) => [file.path, file]));
  const [first, second] = [stays(a), stays(b)];
  const differing = [...new Set([...first.keys(), ...second.keys()])].flatMap((path): ArchiveDifference[] => {
    const [one, other] = [first.get(path), second.get(path)];
    if (one && other && isSameContent(one, other)) return [];
    const isLength = one?.bytes === other?.bytes && one?.kind === other?.kind;
    const text = (file: ComparedFile | undefined) =>
      file
        ? `${file.bytes} bytes, ${file.kind ?? 'not recognised'}${isLength ? `, content ${file.hash?.slice(0, 12) ?? 'unknown'}` : ''}`
        : null;
    return [{ aspect: 'files', what: path, a: text(one), b: text(other) }];
  });
  const movedDifferences = moved.map(({ file, target }): ArchiveDifference => ({
    aspect: 'files',
    what: 'the same content at another path',
    a: file.path,
    b: target.path,
  }));
  return [...differing, ...movedDifferences];
}

function without(files: readonly ComparedFile[], others: readonly ComparedFile[]): ComparedFile[] {
  const paths = new Set(others.map(({ path }) => path));
  return files.filter(({ path }) => !paths.has(path));
}

function isSameContent(one: ComparedFile, other: ComparedFile): boolean {
  if (one.bytes !== other.bytes || one.kind !== other.kind) return false;
  return one.hash === null || other.hash === null || one.hash === other.hash;
}

/**
 * Entries of configurations that have other values, or that only one has: of files at the same path, else of the only two
 * with the same name.
 */
export function configurationDifferences(
  a: readonly ComparedSetting[],
  b: readonly ComparedSetting[],
): ArchiveDifference[] {
  const [pathsA, pathsB] = [pathsOf(a), pathsOf(b)];
  const pairs = pathsA.flatMap((path) => {
    const partner = pathsB.includes(path) ? path : onlyPartner(path, pathsA, pathsB);
    return partner === null ? [] : [{ path, partner }];
  });
  return pairs.flatMap(({ path, partner }) => {
    const name = path === partner ? path : `${path} and ${partner}`;
    const values = (settings: readonly ComparedSetting[], of: string) =>
      new Map(settings.filter((setting) => setting.path === of).map(({ key, value }) => [`${name} ${key}`, value]));
    return changed('configuration', values(a, path), values(b, partner));
  });
}

function pathsOf(settings: readonly ComparedSetting[]): string[] {
  return [...new Set(settings.map(({ path }) => path))];
}

function onlyPartner(path: string, own: readonly string[], others: readonly string[]): string | null {
  const isAlike = (other: string) => nameOf(other) === nameOf(path);
  const [partner, ...more] = others.filter((other) => isAlike(other) && !own.includes(other));
  const rivals = own.filter((other) => isAlike(other) && !others.includes(other));
  return partner !== undefined && more.length === 0 && rivals.length === 1 ? partner : null;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
