import { join, relative, resolve } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import { makeExhibits, type Exhibits } from '../../analysis/figures/exhibits';
import { leaveOneOutStrips, watchedValue } from '../../analysis/figures/plots/leaveOneOut';
import { makeReport } from '../../analysis/figures/report';
import type { LeaveOneOut } from '../../analysis/study/analyse/sensitivity/leaveOneOut';
import type { Study } from '../../analysis/study/study';
import { unattended } from '../../analysis/task';
import { bundledStudy } from '../ports/bundled';
import { drawFigures, type Drawing } from '../ports/drawFigures';
import { folderSink } from '../ports/folderSink';
import { isInside } from '../ports/inside';
import { places } from '../ports/places';
import { realPlace } from '../ports/realPlace';
import { namedArchive } from './namedArchive';
import { withArchive, type Session } from './session';
import type { Call, Verb } from './verb';

/** Full width of a single-column page, height by the golden ratio. */
const figureInches = { widthInches: 5.5, heightInches: 5.5 * 0.618 };

/** `agora report PATH --out DIR` */
export const reportVerb: Verb = {
  name: 'report',
  words: ['PATH'],
  summary: 'Writes tables, figures and findings into a folder, with a page that shows them all.',
  help: `
  --out DIR   the folder to write into; made where it is missing, never inside the archive

Tables come as CSV, LaTeX and Markdown, the page as HTML. Figures (SVG, PDF, PNG) are drawn by Electron, under Xvfb
where there is no display; where that cannot run, it is said and the rest is written.
JSON: {files}.`,
  options: { out: { type: 'string' } },
  run: async (call) => {
    const folder = await outFolder(call);
    return withArchive(call, { instances: true }, async (session) => {
      const files = session.readable ? await writeReport(session, folder, call.say) : [];
      const paths = files.map((file) => join(folder, file));
      return {
        document: { files: paths },
        text: paths.map((path) => `${path}\n`).join(''),
        readable: session.readable,
      };
    });
  },
};

/** Links are followed on both sides, and so are the folders of a report that is already there. */
async function outFolder(call: Call): Promise<string> {
  const out = call.options['out'];
  if (typeof out !== 'string' || out === '')
    throw new AgoraError('bad-input', 'The folder to write into is missing.', { nextStep: 'Add --out DIR.' });
  const { path } = await namedArchive(call);
  if (path === null) return out;
  const bundled = bundledStudy(path);
  const archive = await realPlace(bundled ? places().bundled[bundled.id] : path);
  for (const part of ['.', 'tables', 'figures'])
    if (isInside(archive, await realPlace(join(out, part))))
      throw new AgoraError('bad-input', 'The report would stand inside the archive, which is never written to.', {
        nextStep: 'Name another folder.',
      });
  return out;
}

/** Relative paths of what was written. */
async function writeReport({ engine, archive, opened }: Session, folder: string, say: Call['say']): Promise<string[]> {
  const [study, pgr, analysis] = [
    await engine.study(archive.id),
    await engine.pgr(archive.id),
    await engine.analyseInDepth(archive.id),
  ];
  const leaveOneOut = await engine.leaveOneOut(archive.id, unattended);
  const exhibits = withStrips(makeExhibits({ study, pgr, analysis }), study, leaveOneOut);
  const drawings = exhibits.figures.flatMap((figure) =>
    (['svg', 'pdf', 'png'] as const).map((format): Drawing => {
      const out = resolve(folder, 'figures', `${figure.id}.${format}`);
      return { request: { figure, format, ...figureInches }, out };
    }),
  );
  const drawn = await drawFigures(drawings);
  if (drawn.failure !== null) say(`Figures were not drawn: ${drawn.failure}`);
  const sink = folderSink(folder);
  const texts = makeReport({
    archive: opened.archive,
    study,
    open: opened,
    pgr,
    analysis,
    leaveOneOut,
    exhibits,
    figures: drawn.failure === null ? 'drawn' : 'absent',
    madeWith: `Agora Workbench, build ${__BUILD_HASH__}`,
  });
  for (const { path, text } of texts) await sink.write(path, text);
  return [...texts.map(({ path }) => path), ...drawn.files.map((file) => relative(resolve(folder), file))];
}

/** What the conclusions hang on, for each that the study has. */
function withStrips(exhibits: Exhibits, study: Study, leaveOneOut: LeaveOneOut): Exhibits {
  const watched = (['leaveOneGeneratorOutR2', 'coarseSlope', 'fineSlope'] as const).filter(
    (figure) => watchedValue(leaveOneOut.all, figure) !== null,
  );
  const strips = watched.map((figure) => leaveOneOutStrips(study, leaveOneOut, figure));
  return { ...exhibits, figures: [...exhibits.figures, ...strips] };
}
