import { normaliseWord } from '../../study/names';
import type { Domain } from '../../study/study';

/**
 * Of these files those that hold seed data of the domain: their name has the word `seed` in it, and the id of the domain
 * or one of its aliases, and of no other domain.
 */
export function seedFilesOf<F extends { readonly path: string }>(
  files: readonly F[],
  domain: Pick<Domain, 'id'>,
  domains: readonly Pick<Domain, 'id' | 'aliases'>[],
): F[] {
  return files.filter(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z0-9.]+$/i, '');
    const stem = `_${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}_`;
    if (!/_seeds?_/.test(stem)) return false;
    const named = domains.filter(({ id, aliases }) =>
      [id, ...aliases].some((word) => stem.includes(`_${plain(word)}_`)),
    );
    return named.length === 1 && normaliseWord(named[0]?.id ?? '') === normaliseWord(domain.id);
  });
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]+/g, '_');
}
