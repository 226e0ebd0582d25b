/** A file's name without the ending that says how it is compressed: `data.jsonl` for `data.jsonl.gz`. */
export function withoutCompression(name: string): string {
  return name.replace(/\.(gz|gzip|zst|zstd)$/i, '');
}

/** A folder's name, which may be a container's, without the ending that says so: `runs` for `runs.tar.gz`. */
export function withoutContainer(name: string): string {
  return name.replace(/\.(zip|tgz|tzst|tar(\.(gz|zst|zstd))?)$/i, '');
}
