import { metricLabel } from '../../../metrics/metricLabel';
import type { Finding } from '../../../analysisResults';
import { commonSettings } from '../evidence/commonSettings';
import { settingKey } from '../place';
import { enumerate, figure, type FindingContext } from './finding';

const LEVEL = 0.05;

/** What is left of the relations where generators are the unit and settings are held fixed. */
export function examineEvidence(context: FindingContext): Finding[] {
  return [
    ...exchangeable(context),
    ...generatorsAsUnit(context),
    ...keptWithinSettings(context),
    ...againstSettings(context),
  ];
}

const commonOf = ({ rows }: FindingContext['fit']['observations']) =>
  commonSettings(
    rows.map(({ generator }) => generator),
    rows.map(settingKey),
  );

/** Where generators lack settings: which of them the exchange rests on, or why there is none. */
function exchangeable({ parts: { evidence }, fit: { observations } }: FindingContext): Finding[] {
  if (!evidence) return [];
  const { settings, of, lacking } = commonOf(observations);
  if (lacking.length === 0) return [];
  const listed = lacking.map(({ generator, settings: missing }) => `${generator} (${enumerate(missing)})`);
  const reason = `Not every generator has a row in every setting; missing are ${enumerate(listed)}.`;
  const figures = {
    settings,
    of,
    ...Object.fromEntries(lacking.map((each) => [each.generator, each.settings.length])),
  };
  if (evidence.generatorsExchanged === null) {
    const few =
      settings === 0 ? 'No setting has' : `Only ${settings} of ${of} settings ${settings === 1 ? 'has' : 'have'}`;
    const message = `${reason} ${few} all generators, too little to exchange them jointly: no test of the regression takes them as the unit. Add the missing cells, or leave these generators out.`;
    return [{ code: 'generators-not-exchangeable', severity: 'caution', message, evidence: figures }];
  }
  const message = `${reason} Generators are exchanged over the ${settings} of ${of} settings that all of them have; the other settings do not count in that test.`;
  return [{ code: 'exchange-over-common-settings', severity: 'caution', message, evidence: figures }];
}

function generatorsAsUnit({ parts: { evidence, regression }, fit: { observations } }: FindingContext): Finding[] {
  const joint = evidence?.generatorsExchanged;
  if (!joint || !regression) return [];
  const rows = evidence.rowsExchanged;
  const which = joint.enumerated
    ? `all ${joint.arrangements} arrangements`
    : `${joint.arrangements} arrangements drawn`;
  const { settings, of } = commonOf(observations);
  const over = settings === of ? 'all settings' : `${settings} of ${of} settings`;
  const weaker = rows ? ` Exchanging rows within settings, a weaker null, gives p = ${figure(rows.p)}.` : '';
  return [
    {
      code: 'generators-exchanged',
      severity: joint.p > LEVEL && regression.fP <= LEVEL ? 'caution' : 'note',
      message:
        `With generators as the unit, their PGRs exchanged jointly over ${over} (${which}), the regression on components has p = ${figure(joint.p)}; ` +
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
