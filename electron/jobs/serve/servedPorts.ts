import { launchFolders } from '../launch/listLaunches';
import { readLaunch } from '../launch/launchFile';
import { launchPlaces } from '../launch/launchPlaces';
import { portOf } from './portOf';

/** The ports here at which launches that serve a model are reached while they are followed, of all that are readable. */
export async function servedPorts(): Promise<ReadonlySet<number>> {
  const files = await Promise.all(
    (await launchFolders()).map((folder) => readLaunch(launchPlaces(folder)).catch(() => null)),
  );
  const serving = files.flatMap((file) => (file?.launch.graph.steps[0]?.stage === 'serve' ? [file] : []));
  return new Set(serving.map(({ token }) => portOf(token)));
}
