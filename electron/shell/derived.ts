/** Derived results in the profile, for the window's engine. */
import { join } from 'node:path';
import { app } from 'electron';
import type { DerivedStore } from '../../analysis/ports';
import { derivedFolder } from '../ports/derivedFolder';

const store = (): DerivedStore => derivedFolder(join(app.getPath('userData'), 'derived'));

export const readDerived: DerivedStore['read'] = (key) => store().read(key);
export const writeDerived: DerivedStore['write'] = (key, bytes) => store().write(key, bytes);
