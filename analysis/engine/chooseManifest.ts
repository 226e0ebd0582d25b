import type { Problem } from '../problem';
import type { Manifest } from '../study/manifest';
import type { ParsedManifest } from './gathered';
import type { ReadFile } from './readFile';

/** The manifest nearest to the archive's root counts; any other is a problem. */
export function chooseManifest(files: readonly Pick<ReadFile, 'stored' | 'gathered'>[]): {
  readonly manifest: Manifest | null;
  readonly problems: readonly Problem[];
} {
  const found = files.flatMap(({ stored: { path }, gathered: { manifest } }): Found[] =>
    manifest ? [{ path, manifest }] : [],
  );
  const [first, ...others] = found.sort((a, b) => depth(a) - depth(b));
  if (!first) return { manifest: null, problems: [] };
  const unused = others.map(({ path }): Problem => {
    const message = `Only ${first.path} is used. Merge this manifest into it, or open its folder by itself.`;
    return { path, line: null, severity: 'caution', code: 'second-manifest', message };
  });
  return { manifest: first.manifest.manifest, problems: [...first.manifest.problems, ...unused] };
}

interface Found {
  readonly path: string;
  readonly manifest: ParsedManifest;
}

const depth = ({ path }: Found) => path.split('/').length;
