/** The app's secrets under the names by which steps ask for them. They go to the process of the jobs by message alone. */
import type { SecretName } from '../contract';
import type { StepSecrets } from '../jobs/service/studyMessages';
import { secrets } from './secrets';

const variables: readonly (readonly [variable: string, name: SecretName])[] = [
  ['HF_TOKEN', 'hugging-face'],
  ['OPENAI_API_KEY', 'openai'],
  ['ANTHROPIC_API_KEY', 'anthropic'],
];

export async function stepSecrets(): Promise<StepSecrets> {
  const held = await Promise.all(
    variables.map(async ([variable, name]) => [variable, await secrets.read(name)] as const),
  );
  return Object.fromEntries(held.flatMap(([variable, value]) => (value === null ? [] : [[variable, value]])));
}
