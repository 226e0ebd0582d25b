import { useSyncExternalStore } from 'react';
import type { Pages } from './pages';

/** Draws again whenever a page has come. */
export function usePages<Row>(pages: Pages<Row>): Pages<Row> {
  useSyncExternalStore(pages.subscribe, pages.version);
  return pages;
}
