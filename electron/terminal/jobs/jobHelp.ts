/** What verbs that run jobs say of the options that all of them have. */

/** How the calls are made, and when they begin. */
export const runningHelp = `\
  --name TEXT         the job's name
  --concurrency N     calls at once (16);  --rpm N, --tpm N  requests and tokens a minute;  --timeout MS
  --temperature N, --max-tokens N
  --budget USD        dollars that the job may cost; never exceeded
  --batch             through the provider's batch API
  --dry-run           prints what would be done, with three requests in full; sends nothing
  --yes               starts without asking
  --out DIR           the job's folder; without it one in the app's folder of jobs
  --resume DIR        goes on with a job, where it was left, paused, or killed; takes --budget, --concurrency, --rpm,
                      --tpm, --timeout and --batch anew
The key comes from the environment: OPENAI_API_KEY, ANTHROPIC_API_KEY, AGORA_API_KEY (compatible).
Ctrl-C pauses: calls under way end first; a second one ends at once, and nothing that arrived is lost.`;

export const providerHelp = `\
  --provider ID       openai, anthropic or compatible (vLLM, OpenRouter, a local server)
  --base-url URL      where it is reached; needed for "compatible"`;
