import type { Claims } from './kind';
import { claimsOfModel, modelOfFolders } from './pathClaims';

/** Weights & Biases puts a run's files into `wandb/run-{time}-{id}/files`; the folder above is its trainer's. */
export function claimsOfWandb(path: string): Claims {
  const above = path.replace(/(^|\/)(wandb\/)?((offline-)?run-\d[\w-]*\/)?(files\/)?(?=[^/]*$)/, '$1');
  return claimsOfModel(modelOfFolders(above), above);
}
