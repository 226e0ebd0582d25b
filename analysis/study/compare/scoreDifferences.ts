/** Whether two archives measure between the same anchors, and in the same way. */
import { protocolFields } from '../protocol';
import { changed } from './archiveDifferences';
import type { ArchiveDifference, ComparedScore } from './compared';

/** Anchors that only one has, or with other scores: the PGRs of the two are then not on one scale. */
export function anchorDifferences(a: readonly ComparedScore[], b: readonly ComparedScore[]): ArchiveDifference[] {
  const anchors = (scores: readonly ComparedScore[]) =>
    new Map(
      scores
        .filter(({ role }) => role === 'base' || role === 'reference')
        .map(({ role, family, benchmark, source, score, model }) => [
          `${role} of ${family ?? 'no family'} on ${benchmark} (${source})`,
          `${score.toFixed(2)} % (${model})`,
        ]),
    );
  return changed('anchors', anchors(a), anchors(b));
}

/** How each role was evaluated on each benchmark that both archives score. */
export function protocolDifferences(a: readonly ComparedScore[], b: readonly ComparedScore[]): ArchiveDifference[] {
  const [first, second] = [protocolsOf(a), protocolsOf(b)];
  const common = (mine: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
    new Map([...mine].filter(([what]) => other.has(what)));
  return changed('protocol', common(first, second), common(second, first));
}

function protocolsOf(scores: readonly ComparedScore[]): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const { role, benchmark, source, n, protocol } of scores) {
    if (role === 'generator') continue;
    const what = `${role} on ${benchmark}`;
    const parts = protocolFields.flatMap((field) =>
      protocol[field] === undefined ? [] : [`${field} ${String(protocol[field])}`],
    );
    const how = [source, ...parts, ...(n === null ? [] : [`${n} items`])].join(', ');
    found.set(what, (found.get(what) ?? new Set()).add(how));
  }
  return new Map([...found].map(([what, ways]) => [what, [...ways].sort().join('; ')]));
}
