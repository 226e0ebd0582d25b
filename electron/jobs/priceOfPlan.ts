import { priceOf } from '../providers/prices';
import type { Plan, Price } from './plan';

/** What the plan names, else what the price list has; null: not known. */
export async function priceOfPlan({
  price,
  provider,
  model,
}: Pick<Plan, 'price' | 'provider' | 'model'>): Promise<Price | null> {
  if (price !== null) return price;
  const listed = await priceOf(provider.id, model);
  if (listed === null) return null;
  const { usdPer1MInput, usdPer1MOutput, usdPer1MCachedInput, batchShare } = listed;
  return { usdPer1MInput, usdPer1MOutput, usdPer1MCachedInput, batchShare };
}
