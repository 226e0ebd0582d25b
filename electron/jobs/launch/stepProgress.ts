/** How far a step is, from the copies of what it writes. */
import { join } from 'node:path';
import type { PlannedStep } from '../study/studyGraph';
import { stepCopies, type LaunchPlaces } from './launchPlaces';
import type { CurvePoint } from './launchResults';
import { curveOf, parseProgressLine, type ProgressPoint } from './progressLines';
import { readTail } from './readTail';

const recent = 4 * 1024;
const whole = 16 * 1024 * 1024;

/** The last of what it told, oldest first; none where it told nothing. */
export function recentProgress(places: LaunchPlaces, step: PlannedStep): Promise<readonly ProgressPoint[]> {
  return pointsIn(join(stepCopies(places, step.id), step.progress), recent);
}

/** From its progress file; where that has no loss, from what its log prints. */
export async function readCurve(places: LaunchPlaces, step: PlannedStep): Promise<readonly CurvePoint[]> {
  const folder = stepCopies(places, step.id);
  const told = curveOf(await pointsIn(join(folder, step.progress), whole));
  return told.length > 0 ? told : curveOf(await pointsIn(join(folder, 'stdout.log'), whole));
}

async function pointsIn(path: string, most: number): Promise<ProgressPoint[]> {
  const { text } = await readTail(path, most);
  // Bars of progress write over their line.
  return text.split(/[\r\n]+/).flatMap((line) => parseProgressLine(line) ?? []);
}
