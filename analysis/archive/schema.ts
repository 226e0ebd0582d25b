import { config, z } from 'zod';

// Generated validators need `new Function`, which the window's content security policy forbids and reports.
config({ jitless: true });

export { z };
