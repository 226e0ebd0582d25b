/** Whether two archives measure between the same anchors, and in the same way. */
import { protocolFields } from '../protocol';
import type { Evaluation } from '../study';
import { changed } from './changed';
import type { ArchiveDifference } from './compared';

/** Anchors that only one has, or with other scores: the PGRs of the two are then not on one scale. */
export function anchorDifferences(a: readonly Evaluation[], b: readonly Evaluation[]): ArchiveDifference[] {
  const [first, second] = [anchorsOf(a), anchorsOf(b)];
  const texts = (own: ReadonlyMap<string, readonly Evaluation[]>, other: ReadonlyMap<string, readonly Evaluation[]>) =>
    new Map(
      [...own].map(([what, anchors]) => {
        // Two digits where they tell the two apart, else all there are.
        const short = anchorText(anchors, 2);
        const rival = other.get(what);
        const isHidden =
          rival !== undefined && short === anchorText(rival, 2) && anchorText(anchors) !== anchorText(rival);
        return [what, isHidden ? anchorText(anchors) : short];
      }),
    );
  return changed('anchors', texts(first, second), texts(second, first));
}

function anchorsOf(evaluations: readonly Evaluation[]): Map<string, Evaluation[]> {
  const found = new Map<string, Evaluation[]>();
  for (const evaluation of evaluations) {
    const { role, family, benchmark, superseded } = evaluation;
    if ((role !== 'base' && role !== 'reference') || benchmark === null || superseded) continue;
    const what = `${role} of ${family ?? 'no family'} on ${benchmark}`;
    found.set(what, [...(found.get(what) ?? []), evaluation]);
  }
  return found;
}

/** One benchmark may have several scores, by other filters. */
function anchorText(anchors: readonly Evaluation[], digits?: number): string {
  const texts = anchors.map(
    (anchor) =>
      `${digits === undefined ? String(anchor.score) : anchor.score.toFixed(digits)} % (${anchor.model}, ${sourceOf(anchor)})`,
  );
  return [...new Set(texts)].sort().join('; ');
}

/** How each role was evaluated on each benchmark that both archives score. */
export function protocolDifferences(a: readonly Evaluation[], b: readonly Evaluation[]): ArchiveDifference[] {
  const [first, second] = [protocolsOf(a), protocolsOf(b)];
  const common = (mine: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
    new Map([...mine].filter(([what]) => other.has(what)));
  return changed('protocol', common(first, second), common(second, first));
}

function protocolsOf(evaluations: readonly Evaluation[]): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const evaluation of evaluations) {
    const { role, benchmark, superseded } = evaluation;
    if (role === null || role === 'generator' || benchmark === null || superseded) continue;
    const what = `${role} on ${benchmark}`;
    found.set(what, (found.get(what) ?? new Set()).add(protocolText(evaluation)));
  }
  return new Map([...found].map(([what, ways]) => [what, [...ways].sort().join('; ')]));
}

/** How a score was made, in words: tool, task, metric, filter, protocol, number of items. */
export function protocolText(evaluation: Evaluation): string {
  const { n, protocol } = evaluation;
  const parts = protocolFields.flatMap((field) =>
    protocol[field] === undefined ? [] : [`${field} ${String(protocol[field])}`],
  );
  return [sourceOf(evaluation), ...parts, ...(n === null ? [] : [`${n} items`])].join(', ');
}

function sourceOf({ tool, task, metric, filter }: Evaluation): string {
  return [tool, task, metric, filter].filter((part) => part !== null).join(' ');
}
