export interface ValuePart {
  readonly words: string;
  readonly differs: boolean;
}

/**
 * A value in its parts between commas and semicolons, and which of them the other side has not. In one piece, as it
 * differs in all, where no part is in both.
 */
export function differingParts(value: string, other: string | null): readonly ValuePart[] {
  const bare = (part: string) => part.replace(/[,;]\s*$/, '').trim();
  const partsOf = (text: string) => text.match(/[^,;]*[,;]\s*|[^,;]+$/g) ?? [];
  const others = new Set(partsOf(other ?? '').map(bare));
  const parts = partsOf(value).map((words) => ({ words, differs: !others.has(bare(words)) }));
  return parts.every(({ differs }) => differs) ? [{ words: value, differs: false }] : parts;
}
