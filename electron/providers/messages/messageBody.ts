/** A request as the body of `/v1/messages`. */
import type Anthropic from '@anthropic-ai/sdk';
import type { ModelRequest } from '../provider';
import { samplingOf } from './claudeModels';

/** The library's newest version of the API knows no sampling; the older one takes it. */
export interface MessageBody extends Anthropic.MessageCreateParamsNonStreaming {
  readonly temperature?: number;
  readonly top_p?: number;
}

export function messageBody(request: ModelRequest): MessageBody {
  const { model, system, prompt, maxTokens, stop, schema } = request;
  const { temperature, topP } = takenSampling(request);
  return {
    model,
    max_tokens: maxTokens,
    ...(system === null ? {} : { system }),
    messages: [{ role: 'user', content: prompt }],
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { top_p: topP }),
    ...(stop.length === 0 ? {} : { stop_sequences: [...stop] }),
    ...(schema === null ? {} : { output_config: { format: { type: 'json_schema', schema: { ...schema.schema } } } }),
  };
}

/** Where the model takes one of both, the temperature is sent. */
export function takenSampling({ model, temperature, topP }: ModelRequest): Pick<ModelRequest, 'temperature' | 'topP'> {
  const sampling = samplingOf(model);
  if (sampling === 'none') return { temperature: null, topP: null };
  return { temperature, topP: sampling === 'one' && temperature !== null ? null : topP };
}

/**
 * The version of the API that a body is for, in the header `anthropic-version`: 2026-10-21, the library's own, refuses
 * temperature and top_p of every model; 2023-06-01 leaves it to the model.
 */
export function versionHeaders(bodies: readonly MessageBody[]): Readonly<Record<string, string>> {
  const samples = bodies.some((body) => body.temperature !== undefined || body.top_p !== undefined);
  return samples ? { 'anthropic-version': '2023-06-01' } : {};
}
