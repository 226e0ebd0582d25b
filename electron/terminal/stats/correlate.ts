/** `agora stats correlate TABLE.csv` */
import type { Correlation } from '../../../analysis/analysisResults';
import { AgoraError } from '../../../analysis/errors';
import { formatCorrelation, formatP, plainMinus } from '../../../analysis/figures/format';
import { corrected, type Corrections } from '../../../analysis/statistics/corrected';
import { centreWithin } from '../../../analysis/statistics/fixedEffects';
import { columnOf, itemAt, type Rows } from '../../../analysis/statistics/matrix';
import { partialTest } from '../../../analysis/statistics/partialCorrelation';
import { kendallTest, pearsonTest, residualTest, spearmanTest } from '../../../analysis/statistics/rankCorrelation';
import { textTable } from '../textTable';
import { columnsOption, textOption, type StatsCommand } from './request';
import { nearlyNumericColumns, numericColumns, selectRows } from './statsTable';
import { leftOutText, skippedText } from './statsText';

/** Two columns, related in every way; null where a side does not vary. */
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly pearson: Corrected | null;
  readonly spearman: Corrected | null;
  readonly kendall: Corrected | null;
  /** Of deviations from the means of the groups of --within; absent without it. */
  readonly within?: Corrected | null;
  /** With the columns of --partial held fixed; absent without it. */
  readonly partial?: Corrected | null;
}

type Method = 'pearson' | 'spearman' | 'kendall' | 'within' | 'partial';

/** With p corrected over all pairs for the same method. */
type Corrected = Correlation & Corrections;

export const correlate: StatsCommand = {
  name: 'correlate',
  takes: ['y', 'x', 'within', 'partial'],
  run(table, call) {
    const outcome = textOption(call, 'y');
    const within = textOption(call, 'within');
    const held = columnsOption(call, 'partial') ?? [];
    const named = columnsOption(call);
    const given = named ?? numericColumns(table).filter((column) => column !== within && !held.includes(column));
    const columns = [...given.filter((column) => column !== outcome), ...(outcome === null ? [] : [outcome])];
    if (columns.length < 2) throw new AgoraError('bad-input', 'A correlation needs two columns of numbers.');
    const both = held.find((column) => columns.includes(column));
    if (both !== undefined)
      throw new AgoraError('bad-input', `${both} cannot be held fixed and correlated: name it in --partial or in --x.`);
    if (named === null) for (const column of nearlyNumericColumns(table)) call.say(skippedText(table, column));
    const { values, labels, leftOut } = selectRows(table, [...columns, ...held], within === null ? [] : [within]);
    const fixed = {
      groups: within === null ? null : (labels[0] ?? null),
      held: held.length === 0 ? null : values.map((row) => row.slice(columns.length)),
    };
    const pairs = relate(columns, values, fixed, outcome);
    const alsoHeld = held.length === 0 ? '' : `; partial: ${held.join(', ')} held fixed`;
    return {
      document: { n: values.length, columns, within, held, pairs, leftOut },
      text: `${textOf(pairs, call.width)}n ${values.length}; p corrected over ${pairs.length} pairs (Holm)${alsoHeld}.\n${leftOutText(leftOut)}`,
    };
  },
};

/** What does not count: differences between groups, or what goes with other columns; null for all of it. */
interface Fixed {
  readonly groups: readonly string[] | null;
  /** n × q. */
  readonly held: Rows | null;
}

/** All pairs of columns, or those with the outcome. */
function relate(columns: readonly string[], values: Rows, { groups, held }: Fixed, outcome: string | null): Pair[] {
  const pairs = columns.flatMap((a, i) =>
    columns.flatMap((b, j) => (j > i && (outcome === null || b === outcome) ? [{ a, b, i, j }] : [])),
  );
  const tests = (test: (x: readonly number[], y: readonly number[]) => Correlation | null) =>
    corrected(pairs.map(({ i, j }) => test(columnOf(values, i), columnOf(values, j))));
  const [pearson, spearman, kendall] = [tests(pearsonTest), tests(spearmanTest), tests(kendallTest)];
  const inside =
    groups && tests((x, y) => residualTest(centreWithin(x, groups), centreWithin(y, groups), new Set(groups).size - 1));
  const partial = held && tests((x, y) => partialTest(x, y, held));
  return pairs.map(({ a, b }, at) => ({
    a,
    b,
    pearson: itemAt(pearson, at),
    spearman: itemAt(spearman, at),
    kendall: itemAt(kendall, at),
    ...(inside && { within: itemAt(inside, at) }),
    ...(partial && { partial: itemAt(partial, at) }),
  }));
}

function textOf(pairs: readonly Pair[], width: number): string {
  const methods: readonly (readonly [Method, string])[] = [
    ['pearson', 'Pearson'],
    ['spearman', 'Spearman'],
    ['kendall', 'Kendall'],
    ...(pairs.some(({ within }) => within !== undefined) ? ([['within', 'Within']] as const) : []),
    ...(pairs.some(({ partial }) => partial !== undefined) ? ([['partial', 'Partial']] as const) : []),
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
