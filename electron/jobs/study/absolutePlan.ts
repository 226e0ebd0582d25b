/** A plan whose paths lead to the same places from everywhere. */
import { isAbsolute, resolve } from 'node:path';
import { bundledStudy } from '../../ports/bundled';
import type { Kinds } from '../steps/loadKinds';
import { isPath } from '../steps/settingsSchema';
import type { StudyPlan } from './studyPlan';

/** @param folder What relative paths are relative to. */
export function absolutePlan(plan: StudyPlan, folder: string, kinds: Kinds): StudyPlan {
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(folder, path));
  const choice = <T extends Pick<StudyPlan['measure'][number], 'kind' | 'settings'>>(given: T): T => ({
    ...given,
    settings: withPaths(given, kinds, absolute),
  });
  const model = (given: StudyPlan['base']): StudyPlan['base'] =>
    given && 'train' in given ? { ...given, train: choice(given.train), data: absolute(given.data) } : given;
  return {
    ...plan,
    archive: bundledStudy(plan.archive) ? plan.archive : absolute(plan.archive),
    base: model(plan.base),
    reference: model(plan.reference),
    train: plan.train && choice(plan.train),
    evaluate: plan.evaluate.map(choice),
    measure: plan.measure.map(choice),
    seedData: Object.fromEntries(Object.entries(plan.seedData).map(([domain, path]) => [domain, absolute(path)])),
  };
}

/** What a kind has by default lies in its own folder, and stays as it is. */
function withPaths(
  { kind, settings }: Pick<StudyPlan['measure'][number], 'kind' | 'settings'>,
  { kinds }: Kinds,
  absolute: (path: string) => string,
): StudyPlan['measure'][number]['settings'] {
  const properties = kinds.find((each) => each.kind.id === kind)?.form.schema.properties ?? {};
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => {
      const property = properties[name];
      const isFile = property !== undefined && isPath(property) && value !== property.default;
      return [name, isFile && typeof value === 'string' && value !== '' ? absolute(value) : value];
    }),
  );
}
