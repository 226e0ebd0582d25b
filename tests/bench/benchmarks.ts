/** All benchmarks, in the order in which they run. A new one is a file of its own and a line here. */
import type { Benchmark } from './benchmark';
import { contamination } from './contamination';
import { countTokens } from './countTokens';
import { diversity } from './diversity';
import { duplicates } from './duplicates';
import { importInstances } from './importInstances';
import { jobCalls } from './jobCalls';
import { modelCalls } from './modelCalls';
import { planStudy } from './planStudy';
import { resampleItems } from './resampleItems';
import { resampleRegression } from './resampleRegression';
import { startUp } from './startUp';

export const benchmarks: readonly Benchmark[] = [
  startUp,
  importInstances,
  resampleItems,
  resampleRegression,
  duplicates,
  contamination,
  countTokens,
  diversity,
  modelCalls,
  jobCalls,
  planStudy,
];
