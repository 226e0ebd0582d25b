import { useMemo } from 'react';
import { distributionGroups } from '../../../../analysis/figures/quality/distributionGroups';
import { formatMetric } from '../../../../analysis/figures/quality/formatMetric';
import { metricDistribution } from '../../../../analysis/figures/quality/metricDistribution';
import { metricDistributionBySetting } from '../../../../analysis/figures/quality/metricDistributionBySetting';
import { generatorName, settingName } from '../../../../analysis/figures/names';
import type { TableCell } from '../../../../analysis/figures/figure';
import type { Distribution, MetricColumn, MetricTable } from '../../../../analysis/metricResults';
import { Answered } from '../../../components/Answered';
import { FigurePanel } from '../../../components/exhibit/FigurePanel';
import { Segments } from '../../../components/Segments';
import { useColours } from '../../../components/useColours';
import { useEngine } from '../../../engine/useEngine';
import type { OpenedArchive } from '../../../state/opened';
import { distributionLayouts, useQuality } from '../../../state/quality';
import { qualityText as text } from '../../../text/quality';

interface DistributionPanelProps {
  readonly archive: OpenedArchive;
  readonly table: MetricTable;
}

const bins = 40;

/** How one metric lies, generators over one another or setting by setting. A click on a bin reads its instances. */
export function DistributionPanel({ archive, table }: DistributionPanelProps) {
  const { metric, layout, look, lay } = useQuality();
  const measured = table.columns.filter(
    ({ id, level, unit }) =>
      level === 'instance' && unit !== 'label' && table.values.some((entry) => entry.metric === id && entry.n > 0),
  );
  const asked = table.columns.find(({ id }) => id === metric);
  const column = asked ?? measured.find(({ analysed }) => analysed) ?? measured[0];
  if (!column || measured.length === 0) return null;
  return (
    <section className="distribution" aria-label={text.distribution}>
      <div className="toolbar">
        <select
          className="choice"
          aria-label={text.ofMetric}
          value={column.id}
          onChange={(event) => look(event.currentTarget.value)}
        >
          {(measured.includes(column) ? measured : [column, ...measured]).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <Segments
          label={text.layout}
          segments={distributionLayouts.map((id) => ({ id, name: text.layouts[id] }))}
          selected={layout}
          onSelect={lay}
        />
      </div>
      <p className="definition">
        {column.definition} <span className="quiet">{column.source}.</span>
      </p>
      {column.level === 'instance' && column.unit !== 'label' ? (
        <Lying key={column.id} archive={archive} table={table} column={column} />
      ) : (
        <p className="quiet">{column.unit === 'label' ? text.noDistributionOfLabels : text.noDistribution}</p>
      )}
    </section>
  );
}

function Lying({ archive, table, column }: DistributionPanelProps & { readonly column: MetricColumn }) {
  // What was measured since is another table, and another question.
  const question = useMemo(
    () => ({ args: [archive.id, column.id, bins] satisfies [string, string, number], table }),
    [archive.id, column.id, table],
  );
  const answer = useEngine('distribution', question.args);
  return (
    <Answered answer={answer} lines={8}>
      {(distribution) => <Drawn archive={archive} table={table} column={column} distribution={distribution} />}
    </Answered>
  );
}

interface DrawnProps extends DistributionPanelProps {
  readonly column: MetricColumn;
  readonly distribution: Distribution;
}

function Drawn({ archive: { study }, table: { runs }, column, distribution }: DrawnProps) {
  const { layout, read } = useQuality();
  const colours = useColours();
  const draw = layout === 'overlaid' ? metricDistribution : metricDistributionBySetting;
  const figure = useMemo(() => draw(study, column, distribution, runs), [draw, study, column, distribution, runs]);
  const open = ({ subject }: Pick<TableCell, 'subject'>): void => {
    const { generator, method, domain, bin } = subject ?? {};
    const index = Number(bin);
    const [from, to] = [distribution.edges[index], distribution.edges[index + 1]];
    const group = distributionGroups(study, distribution, runs, layout === 'overlaid' ? 'generator' : 'setting').find(
      (each) =>
        each.generator === generator && (each.method ?? undefined) === method && (each.domain ?? undefined) === domain,
    );
    if (bin === undefined || from === undefined || to === undefined || !group) return;
    const closed = index === distribution.edges.length - 2;
    const where = method && domain ? ` · ${settingName(study, method, domain)}` : '';
    const who = generatorName(study, group.generator) + where;
    read({
      range: { metric: column.id, runs: group.runs, from, to, closed },
      title: text.reading(column.label, formatMetric(from), formatMetric(to), who),
    });
  };
  return <FigurePanel key={figure.id} anchor={figure.id} figure={figure} colours={colours} onOpen={open} />;
}
