/** A path of which the end stays readable where there is little room: folders are shortened first. */
export function FilePath({ path }: { readonly path: string }) {
  const nameAt = path.lastIndexOf('/') + 1;
  return (
    <span className="file-path" title={path}>
      <span className="folder">{path.slice(0, nameAt)}</span>
      <span className="file-name">{path.slice(nameAt)}</span>
    </span>
  );
}
