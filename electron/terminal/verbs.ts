import { analyseVerb } from './analyseVerb';
import { compareVerb } from './compareVerb';
import { contaminationVerb } from './contaminationVerb';
import { duplicatesVerb } from './duplicatesVerb';
import { formatsVerb } from './formatsVerb';
import { generateVerb } from './generateVerb';
import { jobsVerb } from './jobsVerb';
import { judgeVerb } from './judgeVerb';
import { metricsVerb } from './metricsVerb';
import { openVerb } from './openVerb';
import { pgrVerb } from './pgrVerb';
import { providersVerb } from './providersVerb';
import { pullVerb } from './pullVerb';
import { reportVerb } from './reportVerb';
import { sqlVerb } from './sqlVerb';
import { statsVerb } from './statsVerb';
import { targetsVerb } from './targetsVerb';
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
  jobsVerb,
  targetsVerb,
  pullVerb,
  providersVerb,
  formatsVerb,
];
