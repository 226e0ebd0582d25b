import { AgoraError } from '../../analysis/errors';
import { evidenceExhibits } from '../../analysis/figures/evidenceExhibits';
import { defaultSample } from '../../analysis/metricResults';
import { metricDefinition } from '../../analysis/metrics/registry';
import type { Overlay } from '../../analysis/study/overlay';
import { stopOnSignal } from '../ports/stopOnSignal';
import { withArchive } from './session';
import { specAsText } from './textTable';
import type { Call, Verb } from './verb';

/** `agora analyse PATH` */
export const analyseVerb: Verb = {
  name: 'analyse',
  words: ['PATH'],
  summary: 'Relates the quality of the data to PGR: problem solving, principal components, regression.',
  help: `
Every figure stands beside the published one where the archive prints one, and the findings explain the difference.
Pooled, within-setting and between-setting relations and skill out of sample are printed together, and what is left of
them where generators are the unit; every test names its null.
  --columns ID,ID     the metrics that are the predictors, in this order; those that are not known yet are measured.
                      Without it the printed ones. "problem_solving" is one, "agora metrics --list" names the others.
JSON: {data, problemSolving, pca, regression, structure, evidence, problemSolvingEvidence, design, findings}; parts the archive cannot give are absent.`,
  options: { columns: { type: 'string' } },
  run: (call) => {
    const columns = columnsOf(call);
    const options = {
      instances: (overlay: Overlay) => measuredAmong(overlay).length > 0,
      ...(columns && { overlay: { columns } }),
    };
    return withArchive(call, options, async ({ engine, archive, readable, overlay }) => {
      const metrics = measuredAmong(overlay);
      if (metrics.length > 0) {
        const request = { metrics, runs: null, sample: defaultSample };
        await stopOnSignal((signal) => engine.measure(archive, request, { signal, progress: call.progress }));
      }
      const analysis = await engine.analyseInDepth(archive.id);
      const { tables } = await engine.exhibits(archive.id);
      const evidence = evidenceExhibits(await engine.study(archive.id), analysis);
      const findings = analysis.findings.map(({ severity, code, message }) => `${severity} ${code}: ${message}\n`);
      return {
        document: analysis,
        text: [
          ...[...tables, ...evidence.tables].map((table) => specAsText(table, call.width)),
          findings.join(''),
        ].join('\n'),
        readable,
      };
    });
  },
};

function columnsOf({ options: { columns } }: Call): readonly string[] | null {
  if (typeof columns !== 'string') return null;
  const ids = columns.split(',').map((id) => id.trim());
  const unknown = ids.find((id) => metricDefinition(id) === undefined);
  if (unknown === undefined) return ids;
  const nextStep = '"agora metrics --list" names every metric.';
  throw new AgoraError('bad-input', `There is no metric "${unknown}".`, { nextStep });
}

/** The chosen predictors that are measured on texts and not read from a publication. */
function measuredAmong({ columns = [] }: Overlay): readonly string[] {
  return columns.filter((id) => {
    const needs = metricDefinition(id)?.needs;
    return needs !== undefined && needs !== 'printed';
  });
}
