/** `agora stats regress TABLE.csv --y COLUMN --x a,b,c` */
import { AgoraError } from '../../../analysis/errors';
import { formatP, formatR2, plainMinus } from '../../../analysis/figures/format';
import type { ErrorKind } from '../../../analysis/statistics/standardErrors';
import { regressionReport, type RegressionReport } from '../../../analysis/statistics/regressionReport';
import { textTable } from '../textTable';
import type { Call } from '../verb';
import { columnsOption, textOption, type StatsCommand } from './request';
import { selectRows, type LeftOut } from './statsTable';
import { finiteOrNull, leftOutText, significant } from './statsText';

export const regress: StatsCommand = {
  name: 'regress',
  takes: ['y', 'x', 'group', 'within', 'robust'],
  run(table, call) {
    const outcome = textOption(call, 'y');
    const names = columnsOption(call);
    if (outcome === null || names === null)
      throw new AgoraError('bad-input', 'A regression needs --y COLUMN and --x COLUMN,COLUMN,….');
    if (names.includes(outcome))
      throw new AgoraError('bad-input', `${outcome} cannot explain itself: leave it out of --x.`);
    const group = textOption(call, 'group');
    const within = textOption(call, 'within');
    const errors = errorKind(call, group);
    const labelled = [group, within].filter((column) => column !== null);
    const { values, labels, leftOut } = selectRows(table, [outcome, ...names], labelled);
    const report = regressionReport({
      x: values.map((row) => row.slice(1)),
      y: values.map(([y = NaN]) => y),
      names,
      groups: group === null ? null : (labels[0] ?? null),
      within: within === null ? null : (labels[labels.length - 1] ?? null),
      errors,
    });
    return {
      document: documentOf(report, { outcome, group, within, leftOut }),
      text: `${textOf(report, names, call.width)}${leftOutText(leftOut)}`,
    };
  },
};

/** `cluster` is CR1: what other programs print under that name. */
function errorKind(call: Call, group: string | null): ErrorKind {
  const robust = textOption(call, 'robust');
  if (robust === null) return 'classical';
  if (robust === 'hc3') return 'hc3';
  if (robust !== 'cluster') throw new AgoraError('bad-input', `--robust is hc3 or cluster, not "${robust}".`);
  if (group === null) throw new AgoraError('bad-input', '--robust cluster needs --group COLUMN, the clusters.');
  return 'cr1';
}

interface Asked {
  readonly outcome: string;
  readonly group: string | null;
  readonly within: string | null;
  readonly leftOut: readonly LeftOut[];
}

function documentOf(report: RegressionReport, { outcome, group, within, leftOut }: Asked) {
  return {
    y: outcome,
    group,
    within,
    n: report.n,
    k: report.k,
    errors: report.errors,
    clusters: report.clusters,
    coefficients: report.coefficients.map(({ name, estimate, standardError, t, p, lo, hi }) => ({
      name,
      estimate,
      se: standardError,
      t: finiteOrNull(t),
      p,
      lo,
      hi,
    })),
    r2: report.r2,
    adjustedR2: report.adjustedR2,
    f: finiteOrNull(report.f),
    fP: report.fP,
    residualSe: report.residualSe,
    looR2: report.looR2,
    leaveOneGroupOutR2: report.leaveOneGroupOutR2,
    vif: report.vif.map(finiteOrNull),
    conditionNumber: finiteOrNull(report.conditionNumber),
    digits: report.digits,
    wildBootstrap: report.wildBootstrap.map(({ lo, hi, ...test }) => ({
      ...test,
      lo: finiteOrNull(lo),
      hi: finiteOrNull(hi),
    })),
    assumed: report.assumed,
    leftOut,
  };
}

function textOf(report: RegressionReport, names: readonly string[], width: number): string {
  const headers = [
    '',
    'Estimate',
    'SE',
    't',
    'p',
    'lo',
    'hi',
    'VIF',
    ...(report.wildBootstrap.length > 0 ? ['wild p'] : []),
  ];
  const columns = headers.map((header, at) => ({ header, align: at === 0 ? ('left' as const) : ('right' as const) }));
  const rows = report.coefficients.map(({ name, estimate, standardError, t, p, lo, hi }) => {
    const at = names.indexOf(name);
    const wild = report.wildBootstrap[at];
    return [
      name,
      ...[estimate, standardError, t].map(significant),
      formatP(p),
      ...[lo, hi].map(significant),
      at < 0 ? '' : significant(report.vif[at] ?? null),
      wild ? formatP(wild.p) : '',
    ];
  });
  const r2 = (value: number | null) => plainMinus(formatR2(value));
  const joint = report.f === null ? '' : `, F ${significant(report.f)} (p ${formatP(report.fP)})`;
  const groups = report.leaveOneGroupOutR2 === null ? '' : `, of groups left out ${r2(report.leaveOneGroupOutR2)}`;
  return [
    textTable(columns, rows, width),
    `n ${report.n}, R² ${r2(report.r2)}, adjusted ${r2(report.adjustedR2)}${joint}, residual SE ${significant(report.residualSe)}\n`,
    `R² of rows left out ${r2(report.looR2)}${groups}\n`,
    ...report.assumed.map((sentence) => `Assumed: ${sentence}\n`),
  ].join('');
}
