/** The form of the preferences, in the file and from the window. */
import * as z from 'zod/mini';

export const preferencesSchema = z.object({ theme: z.enum(['system', 'light', 'dark']) });
