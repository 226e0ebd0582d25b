import { metricLabel } from '../../../metrics/metricLabel';
import type { Finding } from '../../../analysisResults';
import { enumerate, figure, type FindingContext } from './finding';

const LEVEL = 0.05;

/** What is left of the relations where generators are the unit and settings are held fixed. */
export function examineEvidence(context: FindingContext): Finding[] {
  return [...generatorsAsUnit(context), ...keptWithinSettings(context), ...againstSettings(context)];
}

function generatorsAsUnit({ parts: { evidence, regression } }: FindingContext): Finding[] {
  const joint = evidence?.generatorsExchanged;
  if (!joint || !regression) return [];
  const rows = evidence.rowsExchanged;
  const which = joint.enumerated
    ? `all ${joint.arrangements} arrangements`
    : `${joint.arrangements} arrangements drawn`;
  const weaker = rows ? ` Exchanging rows within settings, a weaker null, gives p = ${figure(rows.p)}.` : '';
  return [
    {
      code: 'generators-exchanged',
      severity: joint.p > LEVEL && regression.fP <= LEVEL ? 'caution' : 'note',
      message:
        `With generators as the unit, their PGRs exchanged jointly over all settings (${which}), the regression on components has p = ${figure(joint.p)}; ` +
        `the F-test, which takes all rows for independent, has p = ${figure(regression.fP)}.${weaker}`,
      evidence: {
        p: joint.p,
        arrangements: joint.arrangements,
        null: joint.null,
        fP: regression.fP,
        ...(rows && { rowsExchangedP: rows.p, rowsExchangedNull: rows.null }),
      },
    },
  ];
}

function keptWithinSettings({ parts: { evidence } }: FindingContext): Finding[] {
  const tested = evidence?.predictors.flatMap(({ column, within, permutation }) =>
    permutation ? [{ column, within, permutation }] : [],
  );
  if (!tested || tested.length === 0) return [];
  const kept = tested.filter(({ permutation }) => permutation.holm <= LEVEL);
  const names = kept.map(({ column, permutation }) => `${metricLabel(column)} (p = ${figure(permutation.holm)})`);
  const outcome = names.length === 0 ? 'none keeps' : `${enumerate(names)} ${names.length === 1 ? 'keeps' : 'keep'}`;
  return [
    {
      code: 'relations-within-settings',
      severity: kept.length === 0 ? 'caution' : 'note',
      message: `Of ${tested.length} predictors, ${outcome} a relation to PGR within settings that chance would not give: generators exchanged jointly, p corrected over all of them (Holm) at 5 %.`,
      evidence: Object.fromEntries(
        tested.flatMap(({ column, within, permutation }): [string, number | null][] => [
          [`${column}.slope`, within?.estimate ?? null],
          [`${column}.p`, permutation.p],
          [`${column}.holm`, permutation.holm],
        ]),
      ),
    },
  ];
}

function againstSettings({ parts: { evidence } }: FindingContext): Finding[] {
  const generator = evidence?.outOfSample.find(({ left }) => left === 'generator');
  const r2 = generator?.r2AgainstSettings;
  if (r2 === undefined || r2 === null || r2 >= 0) return [];
  return [
    {
      code: 'worse-than-settings',
      severity: 'caution',
      message: `For a generator left out whole, the mean of each setting over the other generators predicts PGR better than the regression on components: against it R² is ${figure(r2)}.`,
      evidence: { r2AgainstSettings: r2, r2: generator?.r2 ?? null },
    },
  ];
}
