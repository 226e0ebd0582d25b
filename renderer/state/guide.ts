/** How the analysis is looked at: which question, and which parts of the study are left out; each change can be undone. */
import { create } from 'zustand';
import { questionIds, type QuestionId } from '../../analysis/figures/guide/guideStep';
import { placeKey, settingKey } from '../../analysis/study/analyse/place';
import { isNothing, nothingDropped, type Dropped } from '../../analysis/study/analyse/sensitivity/dropped';
import type { Part } from '../../analysis/study/analyse/sensitivity/leaveOneOut';
import { useArchives } from './archives';

interface GuideState {
  readonly question: QuestionId;
  readonly dropped: Dropped;
  readonly past: readonly Dropped[];
  readonly future: readonly Dropped[];
  ask(question: QuestionId): void;
  /** Leaves a part out, or takes it back where it is left out. */
  toggle(part: Part): void;
  clear(): void;
  undo(): void;
  redo(): void;
}

const untouched = { dropped: nothingDropped, past: [], future: [] } as const;

export const useGuide = create<GuideState>()((set) => {
  const change = (to: (dropped: Dropped) => Dropped): void =>
    set(({ dropped, past }) => ({ dropped: to(dropped), past: [...past, dropped], future: [] }));
  return {
    question: 'components',
    ...untouched,
    ask: (question) => set({ question }),
    toggle: (part) => change((dropped) => toggled(dropped, part)),
    clear: () => change(() => nothingDropped),
    undo: () =>
      set(({ dropped, past, future }) => {
        const before = past.at(-1);
        return before ? { dropped: before, past: past.slice(0, -1), future: [dropped, ...future] } : {};
      }),
    redo: () =>
      set(({ dropped, past, future }) => {
        const [next, ...rest] = future;
        return next ? { dropped: next, past: [...past, dropped], future: rest } : {};
      }),
  };
});

/** Whether the part, itself and not as a piece of another, is left out. */
export function isDropped({ generators, settings, cells }: Dropped, part: Part): boolean {
  switch (part.kind) {
    case 'generator':
      return generators.includes(part.generator);
    case 'setting':
      return settings.some((setting) => settingKey(setting) === settingKey(part));
    case 'cell':
      return cells.some((cell) => placeKey(cell) === placeKey(part));
  }
}

/** The parts that are left out, in the order of generators, settings, cells. */
export function droppedParts({ generators, settings, cells }: Dropped): readonly Part[] {
  return [
    ...generators.map((generator): Part => ({ kind: 'generator', generator })),
    ...settings.map(({ method, domain }): Part => ({ kind: 'setting', method, domain })),
    ...cells.map(({ generator, method, domain }): Part => ({ kind: 'cell', generator, method, domain })),
  ];
}

function toggled(dropped: Dropped, part: Part): Dropped {
  const others = droppedParts(dropped).filter((one) => JSON.stringify(one) !== JSON.stringify(part));
  return gathered(isDropped(dropped, part) ? others : [...others, part]);
}

function gathered(parts: readonly Part[]): Dropped {
  return {
    generators: parts.flatMap((part) => (part.kind === 'generator' ? [part.generator] : [])),
    settings: parts.flatMap((part) => (part.kind === 'setting' ? [{ method: part.method, domain: part.domain }] : [])),
    cells: parts.flatMap((part) =>
      part.kind === 'cell' ? [{ generator: part.generator, method: part.method, domain: part.domain }] : [],
    ),
  };
}

/** The part that a mark or a table cell names; null where it names none. */
export function partOf(subject: Readonly<Record<string, string>> | undefined): Part | null {
  const { generator, method, domain } = subject ?? {};
  if (method && domain)
    return generator ? { kind: 'cell', generator, method, domain } : { kind: 'setting', method, domain };
  return generator ? { kind: 'generator', generator } : null;
}

/** What a named view keeps. */
export function guideNow(): Readonly<Record<string, unknown>> {
  const { question, dropped } = useGuide.getState();
  return { question, ...(isNothing(dropped) ? {} : { without: dropped }) };
}

/** Shows what a named view kept; what it does not know is left as it is without a view. */
export function showGuide({ question: kept, without }: Readonly<Record<string, unknown>>): void {
  const question = questionIds.find((id) => id === kept) ?? 'components';
  useGuide.setState({ question, ...untouched, dropped: droppedFrom(without) });
}

function droppedFrom(value: unknown): Dropped {
  const parts = (['generators', 'settings', 'cells'] as const).flatMap((name) => {
    const list: unknown =
      typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : null;
    return Array.isArray(list) ? list.flatMap((item: unknown) => partFrom(item) ?? []) : [];
  });
  return gathered(parts);
}

/** A generator is its id; a setting and a cell name their parts. */
function partFrom(item: unknown): Part | null {
  if (typeof item === 'string') return { kind: 'generator', generator: item };
  if (typeof item !== 'object' || item === null) return null;
  return partOf(
    Object.fromEntries(Object.entries(item).filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
  );
}

/** Takes all parts back whenever another archive is looked at: they are of one study. */
export function startGuide(): () => void {
  return useArchives.subscribe(({ currentId }, before) => {
    if (currentId !== before.currentId) useGuide.setState(untouched);
  });
}
