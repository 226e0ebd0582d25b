import type { Claims } from './kind';
import { withoutCompression, withoutContainer } from './packedNames';
import { claimsOfName } from './settingNames';

/** Names of folders and files that say what is in them, and not of which model. */
const generic =
  /^(|\.|results?|evals?|evaluations?|lm[-_]?eval(uation)?([-_]harness)?|eval[-_]?plus([-_]results)?|human[-_]?eval|mbpp|alpaca[-_]?eval|outputs?|model_outputs|samples|train(ing|er)?|trainer_state|checkpoints?([-_]\d+)?|leaderboard|weighted_alpaca_eval.*|data|eval_results)$/i;

/** The path's folders, nearest first. */
function foldersOf(path: string): readonly string[] {
  return path.split('/').slice(0, -1).reverse().map(withoutContainer);
}

/** A file's name without folder, extensions such as `.json` or `.jsonl.gz`, and the number of its part. */
export function stemOf(path: string): string {
  const stem = withoutCompression(path.split('/').at(-1) ?? path).replace(
    /\.(jsonl?|ndjson|csv|tsv|parquet|arrow)$/i,
    '',
  );
  return stem.replace(/-\d{5,}-of-\d{5,}$/, '');
}

/** Claims of the file's name; what it leaves open is taken from the folders above it, nearest first. */
export function claimsOfPath(path: string): Claims {
  let claims = claimsOfName(stemOf(path));
  for (const folder of foldersOf(path)) claims = { ...claimsOfName(folder), ...claims };
  return claims;
}

/** The model a file belongs to by where it lies: the nearest folder whose name is not a tool's or a purpose's. */
export function modelOfFolders(path: string): string | undefined {
  return foldersOf(path).find((name) => !generic.test(name));
}

/** `name` where it can be a model's, else undefined. */
export function modelOfName(name: string): string | undefined {
  return generic.test(name) ? undefined : name;
}

/** A model's claim with what its name says of a run; for a student that is often all there is. */
export function claimsOfModel(model: string | undefined, path: string): Claims {
  if (model === undefined) return claimsOfPath(path);
  return { ...claimsOfPath(path), ...claimsOfName(model.split('/').at(-1) ?? model), model };
}
