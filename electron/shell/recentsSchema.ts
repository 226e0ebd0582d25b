/** The form of the list of what was open, and what became of its earlier forms. */
import * as z from 'zod/mini';

export const recentsVersion = 2;

const entry = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['archive', 'workspace']),
  root: z.string(),
  openedMs: z.number(),
});

export const recentsSchema = z.object({
  /** Makes ids that differ between profiles and reveal no path. */
  key: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  entries: z.array(entry),
});

export type Recents = z.infer<typeof recentsSchema>;
export type RecentEntry = Recents['entries'][number];

const first = z.object({ key: z.string(), archives: z.array(z.omit(entry, { kind: true })) });

/** By the version that each starts from. */
export const recentsMigrations = {
  /** Version 1 knew archives alone. */
  1: (value: unknown): Recents => {
    const { key, archives } = first.parse(value);
    return { key, entries: archives.map((archive) => ({ ...archive, kind: 'archive' })) };
  },
};
