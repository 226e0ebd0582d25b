import { modelOfFolders, modelOfName, stemOf } from './pathClaims';

/**
 * EvalPlus names its files `{model with / as --}_{backend}_temp_{t}.eval_results.json`, older versions
 * `samples_eval_results.json` in the model's folder. The model as these spell it; the file's stem where neither does.
 */
export function modelOfEvalPlus(path: string): string {
  const stem = stemOf(path);
  const name = stem
    .replace(/[-_.]?eval_results$/i, '')
    .replace(/[-_.](raw|sanitized)$/i, '')
    .replace(/_(vllm|hf|openai|anthropic|google|bedrock|ollama|gptqmodel)_temp_[\d.]+$/i, '')
    .replace(/^samples[-_.]?/i, '')
    .replace(/[-_.](human[-_]?eval|mbpp)$/i, '')
    .replace(/^(human[-_]?eval|mbpp)[-_.]/i, '');
  return modelOfName(name)?.replaceAll('--', '/') ?? modelOfFolders(path)?.replaceAll('--', '/') ?? stem;
}
