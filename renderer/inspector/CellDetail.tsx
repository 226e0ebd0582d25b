import { domainName, generatorName, methodName } from '../../analysis/figures/names';
import { formatInterval, formatPercent } from '../../analysis/figures/format';
import type { BenchmarkPgr, Check, PgrCell } from '../../analysis/results';
import { Swatch } from '../components/Swatch';
import { useColours } from '../components/useColours';
import type { OpenedArchive } from '../state/opened';
import { inspectorText as text } from '../text/inspector';
import { BenchmarkTable } from './BenchmarkTable';
import { CellCoverage, OtherRuns } from './CellCoverage';
import { Checks, Facts, Page, Section } from './parts';
import { RunLinks } from './RunLinks';

interface CellDetailProps {
  readonly archive: OpenedArchive;
  readonly generator: string;
  readonly method: string;
  readonly domain: string;
}

/** A setting of one generator: its PGR, what it is made of, what was checked, which runs and files it rests on. */
export function CellDetail({ archive, generator, method, domain }: CellDetailProps) {
  const { study, pgr } = archive;
  const colour = useColours().get(generator);
  const cells = pgr.cells.filter(
    (cell) => cell.generator === generator && cell.method === method && cell.domain === domain,
  );
  return (
    <Page
      kind={text.cell}
      title={
        <>
          {colour && <Swatch colour={colour} />}
          {generatorName(study, generator)}
        </>
      }
    >
      <p className="inspector-subtitle">
        {methodName(study, method)} · {domainName(study, domain)}
      </p>
      <CellCoverage archive={archive} setting={{ generator, method, domain }} />
      {cells.length === 0 && <p className="quiet">{text.noCell}</p>}
      {cells.map((cell) => (
        <Cell key={[cell.family, cell.volume, cell.variant, cell.status].join(' ')} archive={archive} cell={cell} />
      ))}
      <OtherRuns archive={archive} setting={{ generator, method, domain }} shown={cells.flatMap(({ runs }) => runs)} />
    </Page>
  );
}

/** True where neither scores nor anchors of a benchmark are known. */
function isUnknown({ student, base, reference }: BenchmarkPgr): boolean {
  return student === null && base === null && reference === null;
}

function Cell({ archive, cell }: { readonly archive: OpenedArchive; readonly cell: PgrCell }) {
  const { benchmarks, checks, runs, status } = cell;
  const own = benchmarks.flatMap((benchmark) => benchmark.checks);
  // A cell repeats its benchmarks' checks with their names before them.
  const isRepeated = ({ message }: Check): boolean => checks.some((check) => check.message.endsWith(message));
  return (
    <>
      <p className="figure-number">
        <span className="value">{formatPercent(cell.pgr)}</span>
        {cell.pgr !== null && <span className="unit">% {text.pgr}</span>}
        <span className="interval">{formatInterval(cell.lo, cell.hi)}</span>
      </p>
      <Facts
        facts={[
          [text.status, text.statuses[status]],
          [text.family, cell.family],
          [text.volume, cell.volume?.toLocaleString('en')],
          [text.variant, cell.variant],
          [text.intervalFrom, cell.uncertainty && text.intervalSources(cell.uncertainty)],
        ]}
      />
      <Section title={text.benchmarks}>
        {benchmarks.every(isUnknown) ? (
          <p className="quiet">{text.notBroken}</p>
        ) : (
          <BenchmarkTable study={archive.study} benchmarks={benchmarks} />
        )}
      </Section>
      <Section title={text.checks}>
        <Checks checks={[...checks, ...own.filter((check) => !isRepeated(check))]} />
      </Section>
      <Section title={text.runs}>
        <RunLinks archive={archive} runs={runs} />
      </Section>
    </>
  );
}
