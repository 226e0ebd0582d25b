import { AgoraError } from '../../analysis/errors';
import { webAddress } from '../../analysis/webAddress';
import { ProviderFailure } from '../providers/failure';
import { connectTo } from '../jobs/connectTo';
import { priceOf } from '../providers/prices';
import type { Provider } from '../providers/provider';
import { providers } from '../providers/providers';
import { stopOnSignal } from '../ports/stopOnSignal';
import { textTable } from './textTable';
import type { Call, Outcome, Verb } from './verb';

/** `agora providers` */
export const providersVerb: Verb = {
  name: 'providers',
  words: [],
  summary: 'Lists the providers of language models; asks one for its models, or looks up a price.',
  help: `
  --models ID       asks this provider which models it has: the only option that uses the network
  --base-url URL    with --models: the address to ask, where it is not the provider's own
  --price MODEL     what the price lists have for this model, in dollars for a million tokens

A key is taken from the environment's variable that is listed, and never printed. Prices come from prices.json in the
app's data folder, then from those that ship; each says the day on which it was known to hold.
Exit code 3: the provider gave no list.
JSON: {providers: [{id, name, baseUrl, variable, keySet, batches}]}; with --models {provider, models, problem}; with
--price {model, prices: [{provider, usdPer1MInput, usdPer1MOutput, usdPer1MCachedInput, batchShare, asOf, from}]}.`,
  options: {
    models: { type: 'string' },
    'base-url': { type: 'string' },
    price: { type: 'string' },
  },
  run(call) {
    const { models, price } = call.options;
    if (typeof models === 'string') return stopOnSignal((signal) => modelsOf(call, providerNamed(models), signal));
    if (typeof price === 'string') return pricesOf(call, price);
    return Promise.resolve(listed(call));
  },
};

function providerNamed(id: string): Provider {
  const found = providers.find((provider) => provider.id === id);
  if (found) return found;
  const ids = providers.map((provider) => provider.id).join(', ');
  throw new AgoraError('bad-input', `There is no provider "${id}".`, { value: id, nextStep: `Choose from ${ids}.` });
}

/** Null where it is not set, or empty. */
function keyOf({ variable }: Provider): string | null {
  const key = process.env[variable];
  return key === undefined || key === '' ? null : key;
}

function listed({ width }: Call): Outcome {
  const all = providers.map((provider) => {
    const { id, name, defaultBaseUrl: baseUrl, variable, hasBatches: batches } = provider;
    return { id, name, baseUrl, variable, keySet: keyOf(provider) !== null, batches };
  });
  const columns = ['ID', 'Provider', 'Address', 'Key', 'Batches'].map((header) => ({ header, align: 'left' }) as const);
  const rows = all.map(({ id, name, baseUrl, variable, keySet, batches }) => [
    id,
    name,
    baseUrl ?? '--base-url URL',
    `${variable}, ${keySet ? 'set' : 'not set'}`,
    batches ? 'yes' : 'no',
  ]);
  return { document: { providers: all }, text: textTable(columns, rows, width), readable: true };
}

async function modelsOf({ options }: Call, provider: Provider, signal: AbortSignal): Promise<Outcome> {
  const given = options['base-url'];
  const baseUrl = typeof given === 'string' && given !== '' ? given : null;
  if (baseUrl === null && provider.defaultBaseUrl === null)
    throw new AgoraError('bad-input', 'The address is missing.', { nextStep: 'Add --base-url URL.' });
  if (baseUrl !== null && webAddress(baseUrl) === null)
    throw new AgoraError('bad-input', `"${baseUrl}" is no address.`, { nextStep: 'Such as http://localhost:8000/v1.' });
  const connection = connectTo({ provider: { id: provider.id, baseUrl } }, keyOf(provider));
  try {
    const models = await connection.models(signal);
    const document = { provider: provider.id, models, problem: null };
    return { document, text: models.map((model) => `${model}\n`).join(''), readable: true };
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    const document = { provider: provider.id, models: [], problem: { code: error.kind, message: error.message } };
    return { document, text: `${provider.name} gave no list: ${error.message}\n`, readable: false };
  } finally {
    await connection.close();
  }
}

async function pricesOf({ width }: Call, model: string): Promise<Outcome> {
  const found = await Promise.all(
    providers.map(async ({ id }) => {
      const price = await priceOf(id, model);
      return price === null ? [] : [{ provider: id, ...price }];
    }),
  );
  const prices = found.flat();
  const columns = ['Provider', 'Input', 'Output', 'Cached input', 'As of', 'From'].map(
    (header, column) => ({ header, align: column > 0 && column < 4 ? 'right' : 'left' }) as const,
  );
  const rows = prices.map(({ provider, usdPer1MInput, usdPer1MOutput, usdPer1MCachedInput, asOf, from }) => [
    provider,
    String(usdPer1MInput),
    String(usdPer1MOutput),
    String(usdPer1MCachedInput ?? ''),
    asOf,
    from,
  ]);
  const text = prices.length === 0 ? `No price of ${model} is known.\n` : textTable(columns, rows, width);
  return { document: { model, prices }, text, readable: true };
}
