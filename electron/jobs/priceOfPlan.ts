import { AgoraError } from '../../analysis/errors';
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

/** Throws `AgoraError('bad-input')` where a budget in dollars is named and no price is known. */
export function requirePrice(price: unknown, budgetUsd: number | null, { model }: Pick<Plan, 'model'>): void {
  if (price !== null || budgetUsd === null) return;
  throw new AgoraError('bad-input', `No price is known for ${model}, so that a budget in dollars cannot be kept.`, {
    nextStep: 'Name "price" in the plan, or leave the budget out.',
  });
}
