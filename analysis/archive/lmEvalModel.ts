import type { LmEvalDocument } from './lmEvalSchema';
import { modelOfFolders, modelOfName, stemOf } from './pathClaims';

/** Keys of `model_args` that name a model, the fine-tuned part before what it stands on (the tool's own order). */
const namingArguments = ['peft', 'delta', 'pretrained', 'model', 'path', 'engine'] as const;

/**
 * The evaluated model, as the file spells it: `model_name`, else its `model_args`, else the folder that the tool makes
 * for each model, else the file's own name.
 */
export function modelOfResults(
  document: Pick<LmEvalDocument, 'model_name'> & Partial<LmEvalDocument>,
  path: string,
): string {
  const named = document.model_name ?? modelOfArguments(document.config?.model_args);
  if (named !== undefined && named !== '') return named;
  const stem = stemOf(path);
  return modelOfFolders(path) ?? modelOfName(stem) ?? stem;
}

/** `model_args` is text (`pretrained=x,dtype=y`) or, in newer versions, an object. */
function modelOfArguments(value: unknown): string | undefined {
  for (const name of namingArguments) {
    if (typeof value === 'string') {
      const found = new RegExp(`(?:^|,)\\s*${name}=([^,]+)`).exec(value)?.[1];
      if (found !== undefined) return found.trim();
    } else if (typeof value === 'object' && value !== null) {
      const found: unknown = Reflect.get(value, name);
      if (typeof found === 'string') return found;
    }
  }
  return undefined;
}
