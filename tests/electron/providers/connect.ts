/** Connects a provider to a server of this machine. */
import type { Connection, ProviderId } from '../../../electron/providers/provider';
import { providerOf } from '../../../electron/providers/providers';
import { startModelServer, type ModelServerOptions, type RunningModelServer } from '../../services/modelServer';

export const canary = 'sk-canary-0123456789abcdef';

export const all: readonly ProviderId[] = ['openai', 'anthropic', 'compatible'];

export interface Connected extends AsyncDisposable {
  readonly server: RunningModelServer;
  readonly connection: Connection;
}

export async function connected(
  id: ProviderId,
  options: ModelServerOptions = {},
  { timeoutMs = 5000, apiKey = canary }: { timeoutMs?: number; apiKey?: string | null } = {},
): Promise<Connected> {
  const server = await startModelServer(options);
  const connection = providerOf(id).connect({ baseUrl: `${server.origin}/v1`, apiKey, timeoutMs });
  return {
    server,
    connection,
    async [Symbol.asyncDispose]() {
      await connection.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

export const unhurried = () => new AbortController().signal;
