/** The study's grid of a launch: generators as rows, settings as columns, anchors above. */
import type { LaunchCell, LaunchView } from '../../../../../electron/contract';

export interface LaunchGrid {
  readonly anchors: readonly LaunchCell[];
  /** Method and domain; null where a run has none. */
  readonly settings: readonly Setting[];
  readonly rows: readonly {
    readonly generator: string | null;
    /** One list of runs a setting: several seeds or volumes share a place. */
    readonly cells: readonly (readonly LaunchCell[])[];
  }[];
}

export interface Setting {
  readonly method: string | null;
  readonly domain: string | null;
}

/** Generators and settings in the order in which the launch names them, settings by domain. */
export function gridOf({ cells }: Pick<LaunchView, 'cells'>): LaunchGrid {
  const runs = cells.filter(({ run }) => run !== null);
  const domains = unique(runs.map(({ domain }) => domain));
  const settings = domains.flatMap((domain) =>
    unique(runs.filter((cell) => cell.domain === domain).map(({ method }) => method)).map((method) => ({
      method,
      domain,
    })),
  );
  return {
    anchors: cells.filter(({ run }) => run === null),
    settings,
    rows: unique(runs.map(({ generator }) => generator)).map((generator) => ({
      generator,
      cells: settings.map(({ method, domain }) =>
        runs.filter((cell) => cell.generator === generator && cell.method === method && cell.domain === domain),
      ),
    })),
  };
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/** Where an arrow key leads among steps that lie at places `row`, `at`; the same where it leads nowhere. */
export function stepBeside<P extends { readonly row: number; readonly at: number }>(
  places: readonly P[],
  from: P,
  key: string,
): P {
  const inRow = (row: number): readonly P[] => places.filter((place) => place.row === row);
  const same = inRow(from.row);
  const index = same.findIndex(({ at }) => at === from.at);
  switch (key) {
    case 'ArrowRight':
      return same[index + 1] ?? from;
    case 'ArrowLeft':
      return same[index - 1] ?? from;
    case 'Home':
      return same[0] ?? from;
    case 'End':
      return same.at(-1) ?? from;
    case 'ArrowDown':
    case 'ArrowUp': {
      const rows = [...new Set(places.map(({ row }) => row))].sort((a, b) => a - b);
      const row = rows[rows.indexOf(from.row) + (key === 'ArrowDown' ? 1 : -1)];
      if (row === undefined) return from;
      // The nearest one: rows are not equally long.
      return inRow(row).reduce<P>(
        (best, place) =>
          best.row !== row || Math.abs(place.at - from.at) < Math.abs(best.at - from.at) ? place : best,
        from,
      );
    }
    default:
      return from;
  }
}
