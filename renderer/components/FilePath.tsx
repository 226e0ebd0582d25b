import type { CSSProperties } from 'react';

/** A path of which the end stays readable where there is little room: the outer folders are left out first. */
export function FilePath({ path }: { readonly path: string }) {
  const nameAt = path.lastIndexOf('/') + 1;
  const letters: CSSProperties & Record<'--letters', number> = { '--letters': nameAt };
  return (
    <span className="file-path" title={path}>
      <span className="folder" style={letters}>
        <bdi dir="ltr">{path.slice(0, nameAt)}</bdi>
      </span>
      <span className="file-name">{path.slice(nameAt)}</span>
    </span>
  );
}
