import { evidenceExhibits } from '../../analysis/figures/evidenceExhibits';
import { withArchive } from './session';
import { specAsText } from './textTable';
import type { Verb } from './verb';

/** `agora analyse PATH` */
export const analyseVerb: Verb = {
  name: 'analyse',
  words: ['PATH'],
  summary: 'Relates the quality of the data to PGR: problem solving, principal components, regression.',
  help: `
Every figure stands beside the published one where the archive prints one, and the findings explain the difference.
Pooled, within-setting and between-setting relations and skill out of sample are printed together, and what is left of
them where generators are the unit; every test names its null.
JSON: {data, problemSolving, pca, regression, structure, evidence, problemSolvingEvidence, design, findings}; parts the archive cannot give are absent.`,
  options: {},
  run: (call) =>
    withArchive(call, { instances: false }, async ({ engine, archive, readable }) => {
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
    }),
};
