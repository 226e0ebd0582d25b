/** Brings a launch to its target and starts it there: once, however often it is asked. */
import type { Task } from '../../../analysis/task';
import { bytesText } from '../../../analysis/figures/bytesText';
import type { PlannedData, StudyGraph } from '../study/studyGraph';
import type { Target } from '../targets/target';
import { dataPath } from './gatherData';
import { stepsToDo } from './graphSchema';
import type { LaunchFile } from './launchFile';
import { appendLog } from './launchLog';
import type { LaunchPlaces } from './launchPlaces';

export interface Beginning {
  readonly places: LaunchPlaces;
  readonly file: LaunchFile;
  readonly target: Target;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Throws as the target does. */
export async function beginLaunch(beginning: Beginning, task: Task): Promise<void> {
  const { places, file, target } = beginning;
  const bytes = dataToSend(file.launch.graph).reduce((sum, each) => sum + each.bytes, 0);
  const count = stepsToDo(file.launch.graph).length;
  const data = bytes === 0 ? '' : `, with ${bytesText(bytes)} of data where it has not got them`;
  const text = `${String(count)} ${count === 1 ? 'step is' : 'steps are'} sent to ${target.reach.name}${data}.`;
  await appendLog(places, [{ severity: 'note', text }]);
  await placeLaunch(beginning, task);
  await target.farSide.start(file.token, task.signal);
  await appendLog(places, [{ severity: 'note', text: `Started on ${target.reach.name}.` }]);
}

/** Sends what is missing there; starts nothing. */
export async function placeLaunch({ places, file, target, secrets }: Beginning, task: Task): Promise<void> {
  const data = dataToSend(file.launch.graph).map((each) => {
    return { sha256: each.sha256, path: dataPath(places, each), bytes: each.bytes };
  });
  await target.farSide.place({ token: file.token, folder: places.far, data, secrets }, task);
}

/** Of the plan's data what steps that are to be done are given. */
function dataToSend(graph: StudyGraph): readonly PlannedData[] {
  const links = stepsToDo(graph).flatMap((step) => step.links);
  const linked = new Set(links.flatMap((link) => ('data' in link ? [link.data] : [])));
  return graph.data.filter(({ sha256 }) => linked.has(sha256));
}
