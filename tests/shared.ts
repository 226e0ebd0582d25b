/** The reference data that lies beside the project on some machines and in no clone. */
import fs from 'node:fs';
import path from 'node:path';

const candidate = path.resolve(import.meta.dirname, '../../shared');

/** Absolute path; null where the data is not present. Use `it.skipIf(sharedFolder === null)` and say so. */
export const sharedFolder: string | null = fs.existsSync(path.join(candidate, 'reference')) ? candidate : null;

/** What a test prints where the reference data is absent. */
export const sharedMissing = 'skipped: shared data not present';
