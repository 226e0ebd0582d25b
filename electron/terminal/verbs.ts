import { analyseVerb } from './analyseVerb';
import { compareVerb } from './compareVerb';
import { contaminationVerb } from './contaminationVerb';
import { duplicatesVerb } from './duplicatesVerb';
import { evaluateVerb } from './evaluateVerb';
import { formatsVerb } from './formatsVerb';
import { generateVerb } from './generateVerb';
import { jobsVerb } from './jobsVerb';
import { judgeVerb } from './judgeVerb';
import { metricsVerb } from './metricsVerb';
import { measureVerb } from './measureVerb';
import { openVerb } from './openVerb';
import { pgrVerb } from './pgrVerb';
import { planVerb } from './planVerb';
import { providersVerb } from './providersVerb';
import { pullVerb } from './pullVerb';
import { reportVerb } from './reportVerb';
import { serveVerb } from './serveVerb';
import { sqlVerb } from './sqlVerb';
import { statsVerb } from './statsVerb';
import { targetsVerb } from './targetsVerb';
import { trainVerb } from './trainVerb';
import type { Verb } from './verb';

/** Every verb of the terminal. */
export const verbs: readonly Verb[] = [
  openVerb,
  pgrVerb,
  analyseVerb,
  metricsVerb,
  duplicatesVerb,
  contaminationVerb,
  compareVerb,
  sqlVerb,
  statsVerb,
  reportVerb,
  generateVerb,
  judgeVerb,
  planVerb,
  trainVerb,
  evaluateVerb,
  measureVerb,
  jobsVerb,
  serveVerb,
  targetsVerb,
  pullVerb,
  providersVerb,
  formatsVerb,
];
