/** `agora stats correlate TABLE.csv` */
import type { Correlation } from '../../../analysis/analysisResults';
import { AgoraError } from '../../../analysis/errors';
import { formatCorrelation, formatP, plainMinus } from '../../../analysis/figures/format';
import { corrected, type Corrections } from '../../../analysis/statistics/corrected';
import { centreWithin } from '../../../analysis/statistics/fixedEffects';
import { columnOf, itemAt } from '../../../analysis/statistics/matrix';
import { kendallTest, pearsonTest, residualTest, spearmanTest } from '../../../analysis/statistics/rankCorrelation';
import { textTable } from '../textTable';
import { columnsOption, textOption, type StatsCommand } from './request';
import { numericColumns, selectRows } from './statsTable';
import { leftOutText } from './statsText';

/** Two columns, related in every way; null where a side does not vary. */
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly pearson: Corrected | null;
  readonly spearman: Corrected | null;
  readonly kendall: Corrected | null;
  /** Of deviations from the means of the groups of --within; absent without it. */
  readonly within?: Corrected | null;
}

type Method = 'pearson' | 'spearman' | 'kendall' | 'within';

/** With p corrected over all pairs for the same method. */
type Corrected = Correlation & Corrections;

export const correlate: StatsCommand = {
  name: 'correlate',
  takes: ['y', 'x', 'within'],
  run(table, call) {
    const outcome = textOption(call, 'y');
    const within = textOption(call, 'within');
    const given = columnsOption(call) ?? numericColumns(table).filter((column) => column !== within);
    const columns = [...given.filter((column) => column !== outcome), ...(outcome === null ? [] : [outcome])];
    if (columns.length < 2) throw new AgoraError('bad-input', 'A correlation needs two columns of numbers.');
    const { values, labels, leftOut } = selectRows(table, columns, within === null ? [] : [within]);
    const pairs = relate(columns, values, within === null ? null : (labels[0] ?? null), outcome);
    return {
      document: { n: values.length, columns, within, pairs, leftOut },
      text: `${textOf(pairs, call.width)}n ${values.length}; p corrected over ${pairs.length} pairs (Holm).\n${leftOutText(leftOut)}`,
    };
  },
};

/** All pairs of columns, or those with the outcome. */
function relate(
  columns: readonly string[],
  values: readonly (readonly number[])[],
  groups: readonly string[] | null,
  outcome: string | null,
): Pair[] {
  const pairs = columns.flatMap((a, i) =>
    columns.flatMap((b, j) => (j > i && (outcome === null || b === outcome) ? [{ a, b, i, j }] : [])),
  );
  const tests = (test: (x: readonly number[], y: readonly number[]) => Correlation | null) =>
    corrected(pairs.map(({ i, j }) => test(columnOf(values, i), columnOf(values, j))));
  const [pearson, spearman, kendall] = [tests(pearsonTest), tests(spearmanTest), tests(kendallTest)];
  const inside =
    groups && tests((x, y) => residualTest(centreWithin(x, groups), centreWithin(y, groups), new Set(groups).size - 1));
  return pairs.map(({ a, b }, at) => ({
    a,
    b,
    pearson: itemAt(pearson, at),
    spearman: itemAt(spearman, at),
    kendall: itemAt(kendall, at),
    ...(inside && { within: itemAt(inside, at) }),
  }));
}

function textOf(pairs: readonly Pair[], width: number): string {
  const methods: readonly (readonly [Method, string])[] = [
    ['pearson', 'Pearson'],
    ['spearman', 'Spearman'],
    ['kendall', 'Kendall'],
    ...(pairs.some(({ within }) => within !== undefined) ? ([['within', 'Within']] as const) : []),
  ];
  const columns = [
    { header: 'Pair', align: 'left' as const },
    ...methods.flatMap(([, group]) => ['r', 'p', 'Holm'].map((header) => ({ header, group, align: 'right' as const }))),
  ];
  const rows = pairs.map((pair) => [
    `${pair.a}, ${pair.b}`,
    ...methods.flatMap(([method]) => {
      const test = pair[method];
      const coefficient = plainMinus(formatCorrelation(test?.coefficient ?? null));
      return [coefficient, formatP(test?.p ?? null), formatP(test?.holm ?? null)];
    }),
  ]);
  return textTable(columns, rows, width);
}
