/** Data sets of the Hub for the window: one piece of work at a time, and what is said of it meanwhile. */
import { AgoraError } from '../../analysis/errors';
import type { HubDataset, HubListing, HubPulled, HubSelection } from '../contract';
import { hostOf, parseEndpoint, type HubConnection } from '../hub/connection';
import { parseDataset, type DatasetListing } from '../hub/dataset';
import type { HubWork } from '../hub/messages';
import { announce } from './announce';
import { openArchive } from './archives';
import { chooseFolder } from './dialogs';
import { inHubProcess } from './hubProcess';
import { useNetwork } from './networkUse';
import { pullFolder } from './pullFolder';
import { secrets } from './secrets';

interface Running {
  readonly host: string;
  readonly controller: AbortController;
}

let running: Running | null = null;
/** The last one: what is pulled is chosen from it by name, and its hashes never leave the machine. */
let listed: { readonly endpoint: string; readonly listing: DatasetListing } | null = null;

/** Asks the Hub what a data set holds. Throws as `listDataset`, and `bad-input` for what names none. */
export async function listHub(dataset: HubDataset): Promise<HubListing> {
  const { repo, revision } = parseDataset(dataset.name);
  const connection = await connectionTo(parseEndpoint(dataset.endpoint), repo);
  const listing = await perform('list', { connection, revision }, connection);
  listed = { endpoint: connection.endpoint, listing };
  return {
    repo,
    revision: listing.revision,
    endpoint: connection.endpoint,
    files: listing.files.map(({ path, bytes }) => ({ path, bytes })),
  };
}

/**
 * Pulls files of the last listing into a folder that the user chooses, and opens it. Null: the dialog was cancelled.
 * Throws as `pullDataset`.
 */
export async function pullHub({ repo, revision, paths }: HubSelection): Promise<HubPulled | null> {
  const { endpoint, listing } = listed ?? {};
  if (endpoint === undefined || listing?.repo !== repo || listing.revision !== revision)
    throw new AgoraError('bad-input', `The files of ${repo} are not listed any more.`, {
      nextStep: 'List them again.',
    });
  const chosen = await chooseFolder(`A folder for ${repo}`, 'Pull here');
  if (chosen === null) return null;
  const wanted = new Set(paths);
  const connection = await connectionTo(endpoint, repo);
  const out = await pullFolder(chosen, repo);
  const files = listing.files.filter(({ path }) => wanted.has(path));
  const { files: pulled, problems } = await perform(
    'pull',
    { connection, listing: { ...listing, files }, out },
    connection,
  );
  const archive = await openArchive(out);
  const failed = pulled.filter(({ status }) => status === 'failed').length;
  return {
    archive: { ...archive, problems: [...problems, ...archive.problems] },
    pulled: pulled.length - failed,
    failed,
  };
}

/** Stops what runs; what has come is kept for the next pull. */
export function cancelHub(): void {
  running?.controller.abort();
}

async function connectionTo(endpoint: string, repo: string): Promise<HubConnection> {
  return { endpoint, repo, token: await secrets.read('hugging-face') };
}

async function perform<W extends keyof HubWork>(
  ask: W,
  request: HubWork[W]['request'],
  connection: HubConnection,
): Promise<HubWork[W]['result']> {
  if (running !== null)
    throw new AgoraError('bad-input', `${running.host} is being asked already.`, {
      nextStep: 'Wait for it, or cancel it.',
    });
  const controller = new AbortController();
  running = { host: hostOf(connection), controller };
  const done = useNetwork(running.host);
  try {
    return await inHubProcess(ask, request, {
      signal: controller.signal,
      progress: (progress) => announce('hub:progress', progress),
    });
  } finally {
    running = null;
    done();
  }
}
