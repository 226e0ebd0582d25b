/** The name that data-agora gives its results: `instance_generation_general_meta-llama_Llama-3.1-8B-Instruct.json`. */
export function dataAgoraName(method: string, domain: string, model: string): string {
  const theirs = domain === 'instruction_following' ? 'general' : domain;
  // Not only `/`: some systems take other marks for more than letters.
  const name = `${method}_${theirs}_${model}`.replace(/[/\\:*?"<>|\p{Cc}]/gu, '_');
  return `${name.slice(0, 200)}.json`;
}
