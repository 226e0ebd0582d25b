/** `agora.json` of a launch's outputs: the study, and which results are about whom. */
import { manifestSchema, type Manifest, type ManifestEvaluation } from '../../../analysis/study/manifestSchema';
import type { PlannedStep, StudyGraph } from '../study/studyGraph';
import { archiveFolder } from './outputsPlaces';

/** @param here Ids of steps whose results are in their place: what is not there is not named. */
export function outputsManifest(graph: StudyGraph, here: ReadonlySet<string>): Manifest {
  const { family, manifest: written } = graph.study;
  const manifest = manifestSchema.parse(written);
  const present = graph.steps.filter(({ id }) => here.has(id));
  const runs = (manifest.runs ?? []).map((run) => {
    const own = graph.steps.filter(({ subject }) => subject.run === run.id);
    const student = run.student ?? own.find(({ subject }) => subject.role === 'student')?.subject.model;
    const files = present.flatMap((step) => (step.subject.run === run.id ? filesOfRun(step) : []));
    return { ...run, ...(student === undefined ? {} : { student }), files: [...(run.files ?? []), ...files] };
  });
  const evaluations = present.flatMap((step) => evaluationOf(step, family) ?? []);
  return { ...manifest, runs, evaluations: [...(manifest.evaluations ?? []), ...evaluations] };
}

/** Logs of its training and measures of its data. */
function filesOfRun(step: PlannedStep): string[] {
  const folder = archiveFolder(step);
  return step.stage === 'evaluate' || folder === null ? [] : [`${folder}/**`];
}

/** By its file alone: tools name a model by the folder that they were given. */
function evaluationOf(step: PlannedStep, family: string | null): ManifestEvaluation | null {
  const folder = archiveFolder(step);
  if (step.stage !== 'evaluate' || folder === null) return null;
  const { role, run } = step.subject;
  return {
    file: `${folder}/**`,
    role,
    ...(run === null ? {} : { run }),
    ...(family === null ? {} : { family }),
  };
}
