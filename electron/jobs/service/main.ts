/** Entry of the process that runs jobs: Electron starts it beside the machine. */
import { serveJobs } from './service';

serveJobs(process.parentPort, __BUILD_HASH__);
