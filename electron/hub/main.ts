/** Entry of the process that pulls: Electron starts it beside the machine. */
import { serveHub } from './service';

serveHub(process.parentPort, () => process.exit());
