import type { CoverageCell } from '../../analysis/study/coverage';
import { cellInWords } from '../components/cellInWords';
import type { OpenedArchive } from '../state/opened';
import { inspectorText as text } from '../text/inspector';
import { Section } from './parts';
import { RunLinks } from './RunLinks';

interface CellCoverageProps {
  readonly archive: OpenedArchive;
  readonly setting: { readonly generator: string; readonly method: string; readonly domain: string };
}

/** What the archive has of a cell and what is missing. */
export function CellCoverage({ archive, setting }: CellCoverageProps) {
  const cell = cellAt(archive, setting);
  if (!cell) return null;
  return (
    <ul className="there">
      {cellInWords(archive.study, cell).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

interface OtherRunsProps extends CellCoverageProps {
  /** Runs that stand above already. */
  readonly shown: readonly string[];
}

/** The runs of a cell that no PGR rests on, with their files. */
export function OtherRuns({ archive, setting, shown }: OtherRunsProps) {
  const others = cellAt(archive, setting)?.runs.filter((run) => !shown.includes(run)) ?? [];
  if (others.length === 0) return null;
  return (
    <Section title={shown.length === 0 ? text.runs : text.otherRuns}>
      <RunLinks archive={archive} runs={others} />
    </Section>
  );
}

function cellAt(
  { open }: OpenedArchive,
  { generator, method, domain }: CellCoverageProps['setting'],
): CoverageCell | undefined {
  return open.coverage.cells.find(
    (cell) => cell.generator === generator && cell.method === method && cell.domain === domain,
  );
}
