import { asAgoraError, AgoraError } from '../../analysis/errors';
import { openTarget } from '../jobs/targets/openTarget';
import { hostOf } from '../jobs/targets/openReach';
import { resolveHost, type ResolvedHost } from '../jobs/targets/resolveHost';
import { readTargets, removeTarget, saveTarget, targetNamed, targetsFile } from '../jobs/targets/targetsFile';
import { wantedByKinds } from '../jobs/targets/wantedByKinds';
import { stopOnSignal } from '../ports/stopOnSignal';
import { problemLine } from './problemLine';
import { terminalAsker } from './targets/askOnTerminal';
import { draftOfOptions, draftOptions } from './targets/draftOfOptions';
import { factsText } from './targets/factsText';
import { textTable } from './textTable';
import type { Call, Outcome, Verb } from './verb';

/** `agora targets [list|test NAME|add NAME|remove NAME]` */
export const targetsVerb: Verb = {
  name: 'targets',
  words: ['list|test|add|remove', 'NAME'],
  optionalWords: 2,
  summary: 'Lists the machines that work runs on; tests one before use, adds or removes one.',
  help: `
  list             the default: all of them. This machine is always there, under the name "here"
  test NAME        connect, and say what is there and what stands in the way; starts nothing
  add NAME         write it to targets.json in the app's data folder, in place of one of the same name
  remove NAME      take it out of that file; nothing is removed there

Of "add":
  --kind KIND      ssh (the default), slurm, local
  --host HOST      as ssh takes it: an alias of your configuration, or USER@HOST; slurm without one: this machine
  --folder FOLDER  where work is done there; else .agora in the home folder
  --python PYTHON  the Python that steps run with; else python3
  --setup LINE     a line of shell before each step, such as "module load cuda"; what Slurm needs to be found, too
  --partition, --account, --qos   for Slurm
  --settings JSON  further keys: {"setup": [LINES], "environment": {NAME: VALUE}, "constraint", "gpuOption":
                   "gres"|"gpus", "gpuType", "atOnce", "options": ["--exclude=node7"]}

Hosts are reached over this machine's own ssh, with your configuration, keys, agent, jump hosts and known hosts. What ssh
asks, such as a passphrase, is asked on the terminal and not kept. The environment's AGORA_SSH_CONFIG names another
configuration file (ssh -F).
Exit code 3: the target cannot be reached, or something stands in the way of work.
JSON: {file, targets, problems}; of test {target, resolved, facts, problem}; of add {target}; of remove {removed}.`,
  options: draftOptions,
  run: async (call) => {
    const [what = 'list', name] = call.words;
    if (what === 'list' && name === undefined) return listed(call);
    if (!['test', 'add', 'remove'].includes(what))
      throw new AgoraError('bad-input', `"${call.words.join(' ')}" is none of list, test NAME, add NAME, remove NAME.`);
    if (name === undefined)
      throw new AgoraError('bad-input', 'The name of the target is missing.', {
        nextStep: `agora targets ${what} NAME`,
      });
    if (what === 'test') return stopOnSignal((signal) => tested(name, signal));
    if (what === 'add') return added(name, call);
    await removeTarget(name);
    return { document: { removed: name }, text: `Removed ${name}.\n`, readable: true };
  },
};

async function listed({ width }: Call): Promise<Outcome> {
  const file = targetsFile();
  const { targets, problems } = await readTargets(file);
  const columns = ['Name', 'Kind', 'Host', 'Folder', 'Python'].map((header) => ({ header, align: 'left' }) as const);
  const rows = targets.map((target) => [
    target.name,
    target.kind,
    hostOf(target) ?? 'this machine',
    target.folder ?? '',
    target.python,
  ]);
  const text = `${file}\n\n${textTable(columns, rows, width)}${problems.map(problemLine).join('')}`;
  return { document: { file, targets, problems }, text, readable: true };
}

async function added(name: string, call: Call): Promise<Outcome> {
  const target = await saveTarget(draftOfOptions(name, call));
  return { document: { target }, text: `Added ${name}. Test it: agora targets test ${name}\n`, readable: true };
}

/** A target that cannot be reached is an answer too: it is said in the document. */
async function tested(name: string, signal: AbortSignal): Promise<Outcome> {
  const settings = await targetNamed(name);
  const host = hostOf(settings);
  const resolved = host === null ? null : await resolveHost(host);
  const head = resolved === null ? '' : `${name} is ${resolvedText(resolved)}\n`;
  const target = await openTarget(settings, { ask: terminalAsker() });
  try {
    const facts = await target.farSide.probe(await wantedByKinds(), signal);
    const readable = facts.findings.every(({ severity }) => severity !== 'fault');
    const document = { target: settings, resolved, facts, problem: null };
    return { document, text: `${head}${factsText(facts)}`, readable };
  } catch (thrown) {
    const { code, message, context } = asAgoraError(thrown);
    if (code === 'cancelled' || code === 'internal') throw thrown;
    const words = [message, context.nextStep].filter(Boolean).join(' ');
    const document = { target: settings, resolved, facts: null, problem: { code, message: words } };
    return { document, text: `${head}${words}\n`, readable: false };
  } finally {
    await target.close();
  }
}

function resolvedText({ hostName, user, port, jumpHosts, identityFiles }: ResolvedHost): string {
  const through = jumpHosts === null ? '' : `, through ${jumpHosts}`;
  const keys = identityFiles.length === 0 ? '' : `; keys: ${identityFiles.join(', ')}`;
  return `${user}@${hostName}, port ${port}${through}${keys}`;
}
