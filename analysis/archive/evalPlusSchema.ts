import { z } from '../schema';

const passAtK = z.record(z.string(), z.number().nullish()).nullish().catch(null);

/** Results of EvalPlus of any version: only `eval` must be there. */
export const evalPlusSchema = z
  .object({
    date: z.string().nullish().catch(null),
    hash: z.string().nullish().catch(null),
    eval: z.record(z.string(), z.unknown()),
    pass_at_k: z.object({ base: passAtK, plus: passAtK }).nullish().catch(null),
  })
  .transform((document) => ({ ...document, hasPlus: hasPlus(document.eval) }));

export type EvalPlusDocument = z.infer<typeof evalPlusSchema>;

const status = z.string().nullish();
const sampleSchema = z.object({ base_status: status, plus_status: status });
/** Before 0.2: one object a task, with a list of `[status, details]` for each sample. */
const oldStatuses = z.array(z.tuple([status], z.unknown())).nullish();
const oldSchema = z.object({ base: oldStatuses, plus: oldStatuses });

export interface Pass {
  readonly base: boolean;
  readonly plus: boolean;
}

/** Which samples of a task pass; plus counts only where base passes too. Null where the value is no list of samples. */
export function passOf(samples: unknown): readonly Pass[] | null {
  const current = z.array(sampleSchema).safeParse(samples);
  if (current.success) {
    if (current.data.length === 0) return null;
    return current.data.map(({ base_status, plus_status }) => pass(base_status, plus_status));
  }
  const old = oldSchema.safeParse(samples);
  const base = old.success ? old.data.base : null;
  if (base == null || base.length === 0) return null;
  return base.map(([status], index) => pass(status, old.data?.plus?.[index]?.[0]));
}

function pass(base: string | null | undefined, plus: string | null | undefined): Pass {
  const passed = (value: string | null | undefined): boolean => value === 'pass' || value === 'success';
  return { base: passed(base), plus: passed(base) && passed(plus) };
}

/** False where the plus tests were not run (`--base-only`): then every status is null or absent. */
function hasPlus(tasks: Readonly<Record<string, unknown>>): boolean {
  return Object.values(tasks).some((samples) => {
    const current = z.array(sampleSchema).safeParse(samples);
    if (current.success) return current.data.some(({ plus_status }) => plus_status != null);
    const old = oldSchema.safeParse(samples);
    return old.success && (old.data.plus?.length ?? 0) > 0;
  });
}
