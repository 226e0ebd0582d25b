/** What of a distribution is counted together. */
import type { Distribution, MetricRun, RunDistribution } from '../../metricResults';
import type { Study } from '../../study/study';
import { inStudyOrder } from '../names';

/** What is counted together: the runs of one generator, all of them or those of one setting; or a data set of none. */
export interface DistributionGroup {
  /** Of a data set without a generator its own name. */
  readonly generator: string;
  readonly hasGenerator: boolean;
  /** Null: all settings. */
  readonly method: string | null;
  readonly domain: string | null;
  readonly runs: readonly string[];
  readonly n: number;
  readonly counts: readonly number[];
  readonly below: number;
  readonly above: number;
  readonly mean: number;
}

/**
 * The runs of a distribution, together by generator, or by generator and setting; generators in the study's order. Data sets
 * without a generator come last, each by itself; they stand in no setting.
 */
export function distributionGroups(
  study: Study,
  { runs }: Distribution,
  places: readonly MetricRun[],
  by: 'generator' | 'setting',
): DistributionGroup[] {
  const placeOf = new Map(places.map((run) => [run.id, run]));
  const groups = new Map<string, { place: MetricRun; members: RunDistribution[] }>();
  for (const run of runs) {
    const place = placeOf.get(run.run);
    if (!place || (place.generator === null && by === 'setting')) continue;
    const ofSetting = [place.generator, place.method, place.domain];
    const whole = place.generator === null ? [null, place.id] : [place.generator];
    const key = JSON.stringify(by === 'generator' ? whole : ofSetting);
    const group = groups.get(key) ?? { place, members: [] };
    group.members.push(run);
    groups.set(key, group);
  }
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const found = [...groups.values()].map(({ place, members }) => {
    const n = sum(members.map((member) => member.n));
    return {
      generator: place.generator ?? place.id,
      hasGenerator: place.generator !== null,
      method: by === 'setting' ? place.method : null,
      domain: by === 'setting' ? place.domain : null,
      runs: members.map(({ run }) => run),
      n,
      counts: (members[0]?.counts ?? []).map((_, bin) => sum(members.map(({ counts }) => counts[bin] ?? 0))),
      below: sum(members.map(({ below }) => below)),
      above: sum(members.map(({ above }) => above)),
      mean: sum(members.map(({ mean, n: size }) => mean * size)) / n,
    };
  });
  const order = inStudyOrder(
    study.generators,
    found.filter(({ hasGenerator }) => hasGenerator).map(({ generator }) => generator),
  );
  const placeIn = ({ hasGenerator, generator }: DistributionGroup) =>
    hasGenerator ? order.indexOf(generator) : order.length;
  return found.sort((a, b) => placeIn(a) - placeIn(b));
}
