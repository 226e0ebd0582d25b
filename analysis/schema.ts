/** The schema library of everything that comes from outside. */
import { config, z } from 'zod';

// Generated validators need `new Function`, which the window's content security policy forbids and reports.
config({ jitless: true });

export { z };
