/** Brings a launch to its target and starts it there: once, however often it is asked. */
import type { Task } from '../../../analysis/task';
import { bytesText } from '../../../analysis/figures/bytesText';
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
  const { data } = file.launch.graph;
  const bytes = data.reduce((sum, each) => sum + each.bytes, 0);
  const count = stepsToDo(file.launch.graph).length;
  const text = `${String(count)} steps are sent to ${target.reach.name}, with ${bytesText(bytes)} of data that it may have already.`;
  await appendLog(places, [{ severity: 'note', text }]);
  await placeLaunch(beginning, task);
  await target.farSide.start(file.token, task.signal);
  await appendLog(places, [{ severity: 'note', text: `Started on ${target.reach.name}.` }]);
}

/** Sends what is missing there; starts nothing. */
export async function placeLaunch({ places, file, target, secrets }: Beginning, task: Task): Promise<void> {
  const data = file.launch.graph.data.map((each) => {
    return { sha256: each.sha256, path: dataPath(places, each), bytes: each.bytes };
  });
  await target.farSide.place({ token: file.token, folder: places.far, data, secrets }, task);
}
