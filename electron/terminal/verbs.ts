import { analyseVerb } from './analyseVerb';
import { formatsVerb } from './formatsVerb';
import { openVerb } from './openVerb';
import { pgrVerb } from './pgrVerb';
import { pullVerb } from './pullVerb';
import { reportVerb } from './reportVerb';
import { sqlVerb } from './sqlVerb';
import type { Verb } from './verb';

/** Every verb of the terminal. */
export const verbs: readonly Verb[] = [openVerb, pgrVerb, analyseVerb, sqlVerb, reportVerb, pullVerb, formatsVerb];
