import { publicHub } from '../hub/connection';
import { pullOverSsh } from './pull/farPull';
import { pullFromHub } from './pull/hubPull';
import type { Verb } from './verb';

/** `agora pull hf:ORG/NAME[@REVISION] --out DIR`, `agora pull ssh:HOST:PATH --out DIR` */
export const pullVerb: Verb = {
  name: 'pull',
  words: ['hf:ORG/NAME[@REVISION]|ssh:HOST:PATH'],
  summary: 'Fetches a data set of the Hugging Face Hub, or a folder of another machine, to be opened here.',
  help: `
  --out DIR        the folder to write into; made where it is missing
  --files GLOB     only the files that match, such as "data/*.parquet" or "{README.md,data}"
  --endpoint URL   another Hub, such as a mirror; else the environment's HF_ENDPOINT, else ${publicHub}
  --list           print what is there, and fetch nothing

Every file is checked against its size and hash; of another machine's files the hashes are made there. What is whole is not
fetched again; a pull that was broken off, by Ctrl-C or by the network, goes on where it stopped. A file that stands there
with other content is left as it is.
Private and gated data sets need a token: the environment's HF_TOKEN.
HOST is the name of a target, or a host as ssh takes it; PATH is absolute, or starts in the home folder there. Names that
start with a dot are left out. What ssh asks, such as a passphrase, is asked on the terminal and not kept.
Exit code 3: a file could not be fetched.
JSON: {repo, revision, out, files: [{path, bytes, status, sha256}], problems}, or with {host, folder} in place of {repo,
revision}; status is "fetched", "resumed", "kept" (was there), "failed", or with --list "listed".`,
  options: {
    out: { type: 'string' },
    files: { type: 'string' },
    endpoint: { type: 'string' },
    list: { type: 'boolean' },
  },
  run: (call) => (call.words[0]?.startsWith('ssh:') === true ? pullOverSsh(call) : pullFromHub(call)),
};
