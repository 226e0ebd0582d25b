/** What the analysis may take as predictors, and what the user chose among it. */
import { analysedMetrics } from '../../metrics/analysedMetrics';
import type { Connection } from '../../ports';
import { requireArchive, type StudyRows } from '../../store/catalogue';
import { readMeasures } from '../../store/measures';
import type { AnalyseInput } from '../../study/analyse/input';
import { PROBLEM_SOLVING } from '../../study/analyse/observations';
import { cellMetrics } from '../../study/cellMetrics';
import { metricValues } from '../../study/metricValues';
import type { Overlay } from '../../study/overlay';

/**
 * Printed metrics and measured ones. Without a choice of the user's the analysis takes the printed ones where there are
 * any, so that a publication is analysed as it was, else the measured ones that are made for it.
 */
export async function predictorsOf(
  connection: Connection,
  archive: string,
  { runs, printed }: Pick<StudyRows, 'runs' | 'printed'>,
): Promise<Pick<AnalyseInput, 'metrics' | 'columns'>> {
  const { overlay } = await requireArchive(connection, archive);
  const { columns: chosen } = JSON.parse(overlay || '{}') as Partial<Overlay>;
  const published = metricValues(printed);
  // How frequent the most frequent label is says nothing that could be compared between runs.
  const numbers = (await readMeasures(connection)).filter(({ label }) => label === null);
  const measured = cellMetrics(runs, numbers);
  const metrics = [...published, ...measured];
  // Named twice it would count twice in the components.
  if (chosen !== undefined) return { metrics, columns: [...new Set(chosen)] };
  const byItself = published.length > 0 ? published : measured.filter(({ metric }) => analysedMetrics.includes(metric));
  const columns = [...new Set(byItself.map(({ metric }) => metric)), PROBLEM_SOLVING];
  return { metrics, columns: [...new Set(columns)] };
}
