import { useEffect } from 'react';
import { pageRows } from '../../../components/list/pages';
import { Skeleton } from '../../../components/Skeleton';

/** Grey lines while the first page is asked for, which says how many rows there are. */
export function FirstPage({ want }: { readonly want: (first: number, end: number) => void }) {
  useEffect(() => want(0, pageRows), [want]);
  return <Skeleton />;
}
