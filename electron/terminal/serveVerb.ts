import { AgoraError } from '../../analysis/errors';
import { createLaunch } from '../jobs/launch/createLaunch';
import { secretsOf } from '../jobs/launch/secretsOf';
import { serveGraph } from '../jobs/serve/serveGraph';
import { servedKeyName } from '../jobs/serve/servedKey';
import { serveModel } from '../jobs/serve/serveModel';
import { kindCalled, loadKinds } from '../jobs/steps/loadKinds';
import type { StudyGraph } from '../jobs/study/studyGraph';
import { targetNamed } from '../jobs/targets/targetsFile';
import type { TargetSettings } from '../jobs/targets/targetSettings';
import { stopOnSignal } from '../ports/stopOnSignal';
import { withTarget } from './jobs/withTarget';
import { dryRunText } from './study/dryRunText';
import { settingsGiven } from './study/settingsOption';
import { resourcesOf } from './study/studyOptions';
import type { Call, Outcome, Verb } from './verb';

const defaultKind = 'serve-vllm';

/** `agora serve --target T --model NAME` */
export const serveVerb: Verb = {
  name: 'serve',
  words: [],
  summary: 'Serves a model on a target and makes it answer here, for "agora generate", until Ctrl-C.',
  help: `
  --target NAME    where; "agora targets" lists those that there are, and "here" is this machine
  --model MODEL    a name that the server finds, such as one of the Hub, or a folder on the target
  --kind KIND      the kind of step that serves; else ${defaultKind}
  --set KEY=VALUE  a setting of the kind, several times for several; "agora plan --kinds" lists them
  --gpus, --cpus, --memory, --hours   what the server takes, and its time limit
  --dry-run        print exactly what would run, and start nothing

The server listens there on 127.0.0.1, on clusters on its node; it is reached through ssh. Its address is printed once it
answers: agora generate --provider compatible --base-url ADDRESS. A key that it asks for, such as the environment's
VLLM_API_KEY, is handed over unseen, and is the AGORA_API_KEY of "agora generate".
Ctrl-C ends the server. Where this command is ended by force, the server runs on: "agora jobs cancel".
JSON: with --dry-run the plan; else {folder, baseUrl}, when it has ended.`,
  options: {
    target: { type: 'string' },
    model: { type: 'string' },
    kind: { type: 'string' },
    set: { type: 'string' },
    gpus: { type: 'string' },
    cpus: { type: 'string' },
    memory: { type: 'string' },
    hours: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  listOptions: ['set'],
  async run(call) {
    const target = await targetNamed(named(call, 'target'));
    const model = named(call, 'model');
    const kind = kindCalled(textOf(call, 'kind') ?? defaultKind, await loadKinds());
    const { id } = kind.kind;
    const settings = { ...settingsGiven(call.lists['set'] ?? [], [kind]).get(id) };
    const plan = { kind: id, settings, resources: resourcesOf(call), model, target: target.name };
    return stopOnSignal(async (signal) => {
      const graph = await serveGraph(plan, kind, signal);
      if (call.options['dry-run'] === true) return { document: graph, text: dryRunText(graph, target), readable: true };
      return served(call, graph, target, signal);
    });
  },
};

async function served(call: Call, graph: StudyGraph, target: TargetSettings, signal: AbortSignal): Promise<Outcome> {
  const { folder } = await createLaunch(
    graph,
    target,
    { version: __BUILD_HASH__ },
    { signal, progress: call.progress },
  );
  call.say(`Job: ${folder}`);
  const secrets = secretsOf(graph, process.env);
  const key = secrets[servedKeyName(graph) ?? ''] ?? null;
  let baseUrl: string | null = null;
  await withTarget(target, (opened) =>
    serveModel({
      folder,
      target: opened,
      secrets,
      key,
      signal,
      told: call.say,
      ready(address) {
        baseUrl = address;
        const note = key === null ? '' : ', with its key as AGORA_API_KEY';
        call.say(`It answers${note}: agora generate --provider compatible --base-url ${address}\nCtrl-C ends it.`);
      },
    }),
  );
  return { document: { folder, baseUrl }, text: 'The server was ended.\n', readable: true };
}

function textOf({ options }: Call, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function named(call: Call, name: string): string {
  const value = textOf(call, name);
  if (value === null) throw new AgoraError('bad-input', `No ${name} is named.`, { nextStep: `Name one by --${name}.` });
  return value;
}
