/** The runs of an archive while they are gathered. */
import type { Run } from '../study';
import { knownFields, noClaim, runFields, runIdOf, type InferredClaim, type RunClaim, type RunField } from './runClaim';

interface Draft {
  readonly id: string;
  readonly declared: boolean;
  claim: RunClaim;
  /** Fields that no manifest gave, and where they come from. */
  readonly inferred: Map<RunField, string>;
  instances: number | null;
}

export interface Joined {
  readonly id: string;
  /** More than one where runs that differ in nothing but their seed fit alike; `id` is the first of them. */
  readonly fits: readonly string[];
}

export interface RunBook {
  declare(id: string, claim: RunClaim): void;
  has(id: string): boolean;
  familyOf(id: string): string | null;
  /**
   * The run that a claim speaks of. It is made where none fits, and what it did not know is filled in, as inferred.
   * Null where several runs fit alike.
   */
  join(claim: InferredClaim): Joined | null;
  /** Fills one field of every run that lacks it, as inferred. */
  fillFamily(family: string): void;
  countInstances(id: string, instances: number | null): void;
  /** The declared runs as declared, then the others by id. */
  runs(): Run[];
}

export function createRunBook(): RunBook {
  const drafts = new Map<string, Draft>();

  const fill = (draft: Draft, claim: InferredClaim) => {
    for (const field of runFields) {
      if (draft.claim[field] !== null || claim[field] === null) continue;
      draft.claim = { ...draft.claim, [field]: claim[field] };
      draft.inferred.set(field, claim.origins?.[field] ?? 'names');
    }
  };

  return {
    declare: (id, claim) => void drafts.set(id, { id, declared: true, claim, inferred: new Map(), instances: null }),
    has: (id) => drafts.has(id),
    familyOf: (id) => drafts.get(id)?.claim.family ?? null,
    join(claim) {
      const fitting = best(
        [...drafts.values()].filter((draft) => fits(draft.claim, claim)),
        (draft) => knownFields(claim).filter((field) => draft.claim[field] === claim[field]).length,
      );
      const [first, ...others] = fitting;
      if (!first) {
        const id = unusedId(runIdOf(claim), drafts);
        const draft: Draft = { id, declared: false, claim: noClaim, inferred: new Map(), instances: null };
        fill(draft, claim);
        drafts.set(id, draft);
        return { id, fits: [id] };
      }
      if (others.length === 0) fill(first, claim);
      else if (!others.every((other) => differInSeedOnly(first.claim, other.claim))) return null;
      const bySeed = [...fitting].sort((a, b) => (a.claim.seed ?? 0) - (b.claim.seed ?? 0)).map(({ id }) => id);
      return { id: bySeed[0] ?? first.id, fits: bySeed };
    },
    fillFamily(family) {
      for (const draft of drafts.values()) fill(draft, { ...noClaim, family, origins: { family: 'study' } });
    },
    countInstances(id, instances) {
      const draft = drafts.get(id);
      if (draft && instances !== null) draft.instances = (draft.instances ?? 0) + instances;
    },
    runs: () =>
      [...drafts.values()].sort(inOrder).map(({ id, claim, inferred, instances }) => ({
        id,
        ...claim,
        instances,
        inferred: runFields.filter((field) => inferred.has(field)),
        inferredFrom: Object.fromEntries(inferred),
      })),
  };
}

/** No variant and no language are answers, not gaps: a variant's data never joins the main run. */
function fits(run: RunClaim, claim: RunClaim): boolean {
  return runFields.every((field) => {
    if (field === 'variant' || field === 'language') return run[field] === claim[field];
    return run[field] === null || claim[field] === null || run[field] === claim[field];
  });
}

/** Keeps the order of declared runs, since sorting is stable. */
function inOrder(a: Draft, b: Draft): number {
  if (a.declared || b.declared) return Number(b.declared) - Number(a.declared);
  return a.id < b.id ? -1 : 1;
}

function differInSeedOnly(one: RunClaim, other: RunClaim): boolean {
  return runFields.every((field) => field === 'seed' || one[field] === other[field]);
}

function best<T>(items: readonly T[], score: (item: T) => number): T[] {
  const highest = Math.max(...items.map(score));
  return items.filter((item) => score(item) === highest);
}

function unusedId(wanted: string, used: ReadonlyMap<string, unknown>): string {
  let id = wanted;
  for (let number = 2; used.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}
