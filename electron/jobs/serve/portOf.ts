import { createHash } from 'node:crypto';

/** Below the ports that systems give out by themselves, above those of well-known services. */
const first = 20_000;
const count = 12_000;

/** The port here at which a launch is reached, always the same: jobs that ask it go on after the connection broke, or a restart. */
export function portOf(token: string): number {
  return first + (createHash('sha256').update(token).digest().readUInt32BE() % count);
}
