/** What a target was found to have. Types only. */

/** What a target was found to have when it was tested. Null: not there, or not told. */
export interface TargetFacts {
  readonly host: string;
  readonly system: string;
  readonly cpus: number | null;
  readonly memoryBytes: number | null;
  /** The folder that work is done in, absolute, and what is free there. */
  readonly folder: string;
  readonly freeBytes: number | null;
  readonly gpus: readonly { readonly name: string; readonly memoryBytes: number | null }[];
  readonly python: { readonly path: string; readonly version: string } | null;
  /** Versions of Python's modules that were asked for, by their name; null: not there. */
  readonly modules: Readonly<Record<string, string | null>>;
  /** Where commands that were asked for lie; null: not there. */
  readonly commands: Readonly<Record<string, string | null>>;
  /** Null: no sbatch; on a target that is no cluster also one that no controller answers. */
  readonly slurm: SlurmFacts | null;
  /** Its clock less ours. */
  readonly clockAheadSeconds: number;
  /** What stands in the way of work, and what may: one sentence and the next step each. */
  readonly findings: readonly { readonly severity: 'note' | 'caution' | 'fault'; readonly message: string }[];
}

export interface SlurmFacts {
  readonly version: string;
  readonly partitions: readonly {
    readonly name: string;
    readonly isDefault: boolean;
    readonly state: string;
    readonly nodes: number;
    readonly cpusPerNode: number;
    /** As Slurm writes it, such as `gpu:h100:4`; null: none. */
    readonly gres: string | null;
    readonly timeLimit: string;
  }[];
  /** Whether ended jobs can be asked about. */
  readonly accounting: boolean;
}
