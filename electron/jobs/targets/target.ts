/**
 * Where work runs: this machine, a host over SSH, a Slurm cluster behind one. A target is a way to reach a machine and a
 * way to start work there; what happens there is the same script everywhere.
 */
import type { FarSide } from '../far/farSide';
import type { Reach } from './reach';
import type { TargetSettings } from './targetSettings';

export type { SlurmFacts, TargetFacts } from './targetFacts';

export interface Target {
  readonly settings: TargetSettings;
  readonly reach: Reach;
  readonly farSide: FarSide;
  close(): Promise<void>;
}
