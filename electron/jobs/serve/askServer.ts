import { z } from '../../../analysis/schema';

/** `not yet`: something is there and does not answer, or not in time; `broken`: nothing is there, or the way to it broke. */
export interface Asked {
  readonly answer: 'yes' | 'not yet' | 'broken';
  /** As it calls its models; none where it does not tell. */
  readonly models: readonly string[];
}

const list = z.object({ data: z.array(z.object({ id: z.string().min(1).max(1000) })).max(1000) });
const withinMs = 10_000;
const mostText = 1_000_000;

/** Whether a server of OpenAI's protocol answers at an address. Never rejects. */
export async function askServer(baseUrl: string, key: string | null): Promise<Asked> {
  try {
    const headers = key === null ? {} : { authorization: `Bearer ${key}` };
    const signal = AbortSignal.timeout(withinMs);
    // Nobody but the server is asked, whatever it says.
    const response = await fetch(`${baseUrl}/models`, { headers, signal, redirect: 'manual' });
    // Whoever asks for a key answers.
    const answers = response.status < 500 && response.status !== 404;
    return { answer: answers ? 'yes' : 'not yet', models: await modelsOf(response) };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { answer: isLate ? 'not yet' : 'broken', models: [] };
  }
}

async function modelsOf(response: Response): Promise<readonly string[]> {
  const decoder = new TextDecoder();
  let text = '';
  if (response.body !== null)
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > mostText) break;
    }
  try {
    return list.parse(JSON.parse(text)).data.map(({ id }) => id);
  } catch {
    return [];
  }
}
