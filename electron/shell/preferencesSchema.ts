/** The form of the preferences, in the file and from the window. */
import * as z from 'zod/mini';
import { publicHub } from '../hub/connection';

const theme = z.enum(['system', 'light', 'dark']);
const hubEndpoint = z.string().check(z.minLength(1), z.maxLength(2048));

/** What a file of an earlier version does not name has its first value. */
export const preferencesSchema = z.object({ theme, hubEndpoint: z._default(hubEndpoint, publicHub) });

/** What the window asks to change. */
export const preferenceChanges = z.object({
  theme: z.exactOptional(theme),
  hubEndpoint: z.exactOptional(hubEndpoint),
});
