import { AgoraError } from '../../analysis/errors';
import { jobCommands } from './jobs/commands/jobCommands';
import type { Call, Verb } from './verb';

const lines = jobCommands.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.trimEnd().padEnd(45)}  ${summary}`);

/** `agora jobs [COMMAND] [ID]` */
export const jobsVerb: Verb = {
  name: 'jobs',
  words: ['[COMMAND]', '[ID]'],
  optionalWords: 2,
  summary: 'Lists the jobs that this machine has made, those of the window included; shows, cancels, resumes one.',
  help: `
${lines.join('\n')}

ID is a job's name, or the beginning or the end of it that no other has.
Jobs that ask a language model are planned (never run), running, complete, short (nothing is left to ask, fewer than
wanted), paused, cancelled, budget (the next call might cost more than is left), stopped (the provider takes no call) or
interrupted (their process died). All but complete and running ones go on with "agora generate --resume FOLDER" or
"agora judge --resume FOLDER".
Jobs on a target are planned (not sent), sending, underway, complete (every step ended well and its results are here),
incomplete (nothing runs, and not every step ended well) or cancelled. Work goes on there whether or not it is followed.
Exit code 3 of resume: not every step ended well.
JSON: list {folder, jobs: [{id, folder, state, createdMs, plan, progress}], launches: [{id, folder, outputs, name, target,
state, counts, steps, seenMs, unreachable, secondsLeft, …}], problems}; show, resume and pull the launch with {view:
[step], cells, log}; show --step {step, files, curve, logs}; cancel {cancelled: {ended, left}, launch}; logs {log} or {step,
state, logs} or {step, matches, more}.`,
  options: {
    step: { type: 'string' },
    grep: { type: 'string' },
    follow: { type: 'boolean' },
    again: { type: 'boolean' },
  },
  async run(call) {
    const [name = 'list', id = ''] = call.words;
    const command = jobCommands.find((each) => each.name === name);
    if (!command)
      throw new AgoraError('bad-input', `"agora jobs" has no command "${name}".`, {
        nextStep: `It has ${jobCommands.map((each) => each.name).join(', ')}.`,
      });
    refuseOthers(call, command.name, command.options);
    if ((id === '') !== (command.usage === ''))
      throw new AgoraError('bad-input', `Usage: agora jobs ${`${command.name} ${command.usage}`.trimEnd()}`);
    return command.run(call, id);
  },
};

function refuseOthers({ options }: Call, command: string, taken: readonly string[]): void {
  const other = ['step', 'grep', 'follow', 'again'].find(
    (name) => options[name] !== undefined && !taken.includes(name),
  );
  if (other !== undefined) throw new AgoraError('bad-input', `--${other} is not for "agora jobs ${command}".`);
}
