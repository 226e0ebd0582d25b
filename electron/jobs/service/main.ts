/** Entry of the process that runs jobs: Electron starts it beside the machine. */
import { webcrypto } from 'node:crypto';
import { serveJobs } from './service';

// The analysis takes it from the web; the Node of older Electrons has it under this name alone.
if (!('crypto' in globalThis)) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });

serveJobs(process.parentPort, __BUILD_HASH__);
