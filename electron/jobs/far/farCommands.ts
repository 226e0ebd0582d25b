/** Commands of the script on the far side, which is brought there once a version. */
import { farFailure } from './farFailure';
import { farScript } from './farScript';
import type { Ran, Reach, RunOptions } from '../targets/reach';

export interface FarCommands {
  /** The folder that all work is done in, absolute; it is made. */
  root(signal?: AbortSignal): Promise<string>;
  /** What a command prints. Throws `AgoraError` with what the script says where it fails, and as the reach does. */
  ask(words: readonly string[], options: RunOptions): Promise<Uint8Array>;
}

/** The script is not there. */
const missing = 91;

/** `folder` is absolute, or relative to the home folder. */
export function farCommands(reach: Reach, folder: string): FarCommands {
  let found: Promise<string> | null = null;
  const root = (signal?: AbortSignal): Promise<string> => {
    found ??= findRoot(reach, folder, signal).catch((error: unknown) => {
      found = null;
      throw error;
    });
    return found;
  };
  return {
    root,
    async ask(words, options) {
      const { text, version } = await farScript();
      const script = `${await root(options.signal)}/bin/${version}/agora.sh`;
      const run = () =>
        reach.run(
          ['sh', '-c', `[ -e "$1" ] || exit ${String(missing)}; exec sh "$@"`, 'sh', script, ...words],
          options,
        );
      let ran = await run();
      if (ran.code === missing) {
        await bring(reach, script, text, options.signal);
        ran = await run();
      }
      return outputOf(ran, reach);
    },
  };
}

async function findRoot(reach: Reach, folder: string, signal: AbortSignal | undefined): Promise<string> {
  const script = 'cd; mkdir -p -- "$1" && cd -- "$1" && pwd -P || { echo "agora: $2" >&2; exit 73; }';
  const failure = `The folder ${folder} cannot be made on ${reach.name}. Look at permissions and room there, or name another folder in the settings of the target.`;
  const ran = await reach.run(['sh', '-c', script, 'sh', folder, failure], optionsOf(signal));
  return new TextDecoder().decode(outputOf(ran, reach)).trimEnd();
}

/** Over standard input, and whole or not at all: its length is looked at before it gets its name. */
async function bring(reach: Reach, script: string, text: string, signal: AbortSignal | undefined): Promise<void> {
  const write =
    'mkdir -p -- "${1%/*}" && cat >"$1.$$" && [ "$(wc -c <"$1.$$")" -eq "$2" ] && mv -f -- "$1.$$" "$1" || { rm -f "$1.$$"; echo "agora: $3" >&2; exit 73; }';
  const bytes = new TextEncoder().encode(text);
  const failure = `Nothing can be written to ${script} on ${reach.name}. Free space there, or look at permissions.`;
  const words = ['sh', '-c', write, 'sh', script, String(bytes.length), failure];
  outputOf(await reach.run(words, { input: bytes, ...optionsOf(signal) }), reach);
}

function optionsOf(signal: AbortSignal | undefined): RunOptions {
  return signal === undefined ? {} : { signal };
}

function outputOf(ran: Ran, { name }: Reach): Uint8Array {
  if (ran.code !== 0) throw farFailure(ran, name);
  return ran.stdout;
}
