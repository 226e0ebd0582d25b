import type { ArtifactKind } from './kind';
import { claimsOfModel, modelOfFolders } from './pathClaims';
import { archiveProblem } from './problemList';

/** The zip container of `torch.save`, whose first entry is its pickle. */
const container = /^PK\u0003\u0004[^]{0,200}\/data\.pkl/;
/** What the pickles of old versions start with: protocol 2, and the number of PyTorch's format. */
const bare = '\ufffd\u0002\ufffd\nl\ufffd\ufffdF\ufffd';

/**
 * `training_args.bin` and other objects that PyTorch pickles. Unpickling runs code that the file brings along, so they
 * are never opened.
 */
export const torchPickle: ArtifactKind = {
  id: 'torch-pickle',
  name: 'pickled PyTorch object',
  recognisedBy: 'a zip with `data.pkl`, or a pickle of PyTorch',
  provides: ['configuration'],
  role: 'other',
  sniff(head) {
    if (!container.test(head.text) && !head.text.startsWith(bare)) return null;
    return { confidence: 0.9, claims: claimsOfModel(modelOfFolders(head.path), head.path) };
  },
  // eslint-disable-next-line @typescript-eslint/require-await -- the interface is asynchronous, nothing is read
  async *read({ path }) {
    const message =
      'The file is a pickle, which can run code when it is opened, so its content is not read. The arguments also stand in the configuration that the trainer was given.';
    yield { table: 'problems', rows: [archiveProblem(path, null, 'not-unpickled', message)] };
  },
};
