import type { Problem } from '../problem';
import { archiveProblem } from './problemList';

/** `train-00002-of-00003.parquet`: one part of a data set that was written in several. */
const shardName = /^(?<before>.*-)(?<index>\d{5,})-of-(?<total>\d{5,})(?<after>\..*)?$/;

/** The most names that a message lists. */
const listed = 5;

/** One problem for each data set in parts of which some lie in the archive and some do not. */
export function missingShards(paths: readonly string[]): readonly Problem[] {
  const sets = new Map<string, { readonly path: string; readonly present: Set<number>; readonly total: number }>();
  for (const path of paths) {
    const { before, index, total, after = '' } = shardName.exec(path)?.groups ?? {};
    if (before === undefined || total === undefined) continue;
    const key = JSON.stringify([before, total, after]);
    const set = sets.get(key) ?? { path, present: new Set(), total: Number(total) };
    set.present.add(Number(index));
    sets.set(key, set);
  }
  return [...sets.values()].flatMap(({ path, present, total }) => {
    const missing: number[] = [];
    // The last part may be counted from zero or from one.
    const from = present.has(total) ? 1 : 0;
    for (let index = from; index < from + total && missing.length <= listed; index++)
      if (!present.has(index)) missing.push(index);
    return missing.length === 0 ? [] : [problemOf(path, missing, total - present.size, total)];
  });
}

function problemOf(path: string, missing: readonly number[], count: number, total: number): Problem {
  const name = path.split('/').at(-1) ?? path;
  const names = missing.slice(0, listed).map((index) => {
    return name.replace(/\d{5,}(?=-of-)/, (digits) => String(index).padStart(digits.length, '0'));
  });
  const more = count > listed ? ', …' : '';
  const absent = count === 1 ? 'one is' : `${count} are`;
  const message = `Of the ${total} parts of this data set ${absent} missing: ${names.join(', ')}${more}. The instances in them are not counted. Copy them beside this one.`;
  return archiveProblem(path, null, 'missing-shard', message);
}
