/** Between the form and the plan of a job. */
import type { ChosenInput, CopiedPlan, PlanDraft } from '../../../electron/contract';
import { stopPhrases, typedNumber } from './checkForm';
import { firstForm, ofKind, type JobForm } from './jobForm';

/** Name of what ships with the app. */
const shipped = 'agora';

/** The plan that a form asks for. What is missing or wrong stays so: `checkForm` says it. */
export function draftOf(form: JobForm): PlanDraft {
  const { name, provider, address, model } = form;
  const sampling = {
    temperature: typedNumber(form.temperature),
    topP: typedNumber(form.topP),
    maxTokens: numberOf(form.maxTokens),
    stop: stopPhrases(form.stop),
    sendSeed: form.sendSeed,
  };
  const common = {
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    provider: { id: provider, baseUrl: address.trim() === '' ? null : address.trim() },
    model: model.trim(),
    price: priceOf(form),
    seed: numberOf(form.seed),
    sampling,
    tries: numberOf(form.tries),
    running: {
      concurrency: numberOf(form.concurrency),
      requestsPerMinute: typedNumber(form.requestsPerMinute),
      tokensPerMinute: typedNumber(form.tokensPerMinute),
      timeoutMs: Math.round(1000 * numberOf(form.timeoutSeconds)),
      sendings: numberOf(form.sendings),
      budgetUsd: typedNumber(form.budgetUsd),
      batch: form.batch,
    },
  };
  return form.kind === 'generate'
    ? {
        ...common,
        kind: 'generate',
        method: form.method,
        domain: form.domain,
        count: numberOf(form.count),
        seeds: form.seeds?.id ?? '',
        prompts: form.prompts?.id ?? shipped,
        answer: form.answer,
        tokenizer: form.tokenizer?.id ?? null,
        demonstrations: {
          seeds: numberOf(form.seedDemonstrations),
          generated: numberOf(form.generatedDemonstrations),
        },
        lag: numberOf(form.lag),
        ...(form.generator.trim() === '' ? {} : { generator: form.generator.trim() }),
      }
    : {
        ...common,
        kind: 'judge',
        archive: form.archive ?? '',
        runs: form.runs === null ? null : [...form.runs],
        aspect: form.aspect,
        rubrics: form.rubrics?.id ?? shipped,
        sample: typedNumber(form.sample),
        swap: form.swap,
        labels: form.labels?.id ?? null,
      };
}

/** The same without what no request holds: a budget or a price may be half typed while its requests are looked at. */
export function draftForLooks(form: JobForm): PlanDraft {
  return draftOf({ ...form, ownPrice: false, budgetUsd: '' });
}

/** The form of a plan that is to be changed. */
export function formOf({ draft, chosen }: CopiedPlan): JobForm {
  const input = (id: string | null | undefined): ChosenInput | null => chosen.find((each) => each.id === id) ?? null;
  const base = ofKind(firstForm, draft.kind);
  const { sampling, running, price } = draft;
  const common: JobForm = {
    ...base,
    name: draft.name ?? '',
    provider: draft.provider.id,
    address: draft.provider.baseUrl ?? '',
    model: draft.model,
    seed: typed(draft.seed, base.seed),
    tries: typed(draft.tries, base.tries),
    ...(sampling
      ? {
          temperature: typed(sampling.temperature, ''),
          topP: typed(sampling.topP, ''),
          maxTokens: typed(sampling.maxTokens, ''),
          stop: sampling.stop?.join('\n') ?? base.stop,
          sendSeed: sampling.sendSeed ?? base.sendSeed,
        }
      : {}),
    ...(running
      ? {
          concurrency: typed(running.concurrency, base.concurrency),
          requestsPerMinute: typed(running.requestsPerMinute, ''),
          tokensPerMinute: typed(running.tokensPerMinute, ''),
          timeoutSeconds: running.timeoutMs === undefined ? base.timeoutSeconds : String(running.timeoutMs / 1000),
          sendings: typed(running.sendings, base.sendings),
          budgetUsd: typed(running.budgetUsd, ''),
          batch: running.batch ?? false,
        }
      : {}),
    ...(price
      ? {
          ownPrice: true,
          usdPer1MInput: String(price.usdPer1MInput),
          usdPer1MOutput: String(price.usdPer1MOutput),
          usdPer1MCachedInput: typed(price.usdPer1MCachedInput, ''),
          batchShare: typed(price.batchShare, base.batchShare),
        }
      : {}),
  };
  return draft.kind === 'generate'
    ? {
        ...common,
        method: draft.method,
        domain: draft.domain,
        seeds: input(draft.seeds),
        prompts: input(draft.prompts),
        answer: draft.answer ?? base.answer,
        tokenizer: input(draft.tokenizer),
        count: String(draft.count),
        seedDemonstrations: typed(draft.demonstrations?.seeds, base.seedDemonstrations),
        generatedDemonstrations: typed(draft.demonstrations?.generated, base.generatedDemonstrations),
        lag: typed(draft.lag, base.lag),
        generator: draft.generator ?? '',
      }
    : {
        ...common,
        archive: draft.archive,
        runs: draft.runs ?? null,
        aspect: draft.aspect,
        rubrics: input(draft.rubrics),
        labels: input(draft.labels),
        swap: draft.swap ?? base.swap,
        sample: draft.sample === undefined ? base.sample : typed(draft.sample, ''),
      };
}

function priceOf(form: JobForm): PlanDraft['price'] {
  if (!form.ownPrice) return null;
  return {
    usdPer1MInput: numberOf(form.usdPer1MInput),
    usdPer1MOutput: numberOf(form.usdPer1MOutput),
    usdPer1MCachedInput: typedNumber(form.usdPer1MCachedInput),
    batchShare: numberOf(form.batchShare),
  };
}

function numberOf(text: string): number {
  return typedNumber(text) ?? Number.NaN;
}

function typed(value: number | null | undefined, absent: string): string {
  return value === null || value === undefined ? absent : String(value);
}
