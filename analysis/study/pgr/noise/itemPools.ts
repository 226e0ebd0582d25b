import type { ItemScore } from './items';

/** True where two scores rest on the same items. */
export function isSameItems(one: ItemScore, other: ItemScore): boolean {
  return one.items.length === other.items.length && one.items.every((item, i) => item === other.items[i]);
}
