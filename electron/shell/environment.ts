/** What the environment names secret is sent by message where it is wanted, and not inherited by other processes. */
export function environmentWithoutTokens(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/TOKEN|SECRET|PASSWORD|API_?KEY/i.test(name)),
  );
}
