/** Where a step's results come from: a document beside them in the archive. */
import type { FarFile, FarStep } from '../far/farSide';
import type { PlannedStep } from '../study/studyGraph';
import type { LaunchFile } from './launchFile';

/** Plain JSON. `environment`: what the step wrote of the machine and the packages that it ran with; null: nothing. */
export function provenanceOf(
  { version, token, launch: { target, graph } }: LaunchFile,
  planned: PlannedStep,
  { host, schedulerId, attempt, exitCode, startedMs, endedMs }: FarStep,
  files: readonly FarFile[],
  environment: unknown,
): Readonly<Record<string, unknown>> {
  const { id, stage, kind, key, subject, settings, resources, links } = planned;
  return {
    agoraProvenance: 1,
    step: id,
    stage,
    kind,
    key,
    subject,
    settings,
    resources,
    given: links,
    plan: graph.name,
    launch: token,
    workbench: version,
    target,
    host,
    schedulerId,
    attempt,
    exitCode,
    started: isoTime(startedMs),
    ended: isoTime(endedMs),
    environment,
    /** Exactly what ran. */
    ran: planned.files,
    results: files,
  };
}

function isoTime(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}
