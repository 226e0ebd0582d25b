/** A regression as people read it in a terminal. */
import { formatP, formatR2, plainMinus } from '../../../analysis/figures/format';
import { textTable } from '../textTable';
import type { RegressionDocument } from './regressionDocument';
import { significant } from './statsText';

/** A table of coefficients, then measures, skill and what is assumed. */
export function regressionText(document: RegressionDocument, width: number): string {
  const { coefficients, vif, wildBootstrap, bootstrap, standardised } = document;
  const wild = wildBootstrap.length > 0;
  const hasIntercept = coefficients[0]?.name === 'intercept' && coefficients.length > vif.length;
  const headers = [
    '',
    'Estimate',
    'SE',
    't',
    'p',
    'lo',
    'hi',
    ...(standardised ? ['per SD'] : []),
    'VIF',
    ...(wild ? ['wild p'] : []),
    ...(bootstrap ? ['boot lo', 'boot hi'] : []),
  ];
  const columns = headers.map((header, at) => ({ header, align: at === 0 ? ('left' as const) : ('right' as const) }));
  const rows = coefficients.map(({ name, estimate, se, t, p, lo, hi }, i) => {
    const at = hasIntercept ? i - 1 : i;
    const drawn = bootstrap?.intervals[i];
    return [
      name,
      ...[estimate, se, t].map(significant),
      formatP(p),
      ...[lo, hi].map(significant),
      ...(standardised ? [at < 0 ? '' : significant(standardised[at] ?? null)] : []),
      at < 0 ? '' : significant(vif[at] ?? null),
      ...(wild ? [at < 0 ? '' : formatP(wildBootstrap[at]?.p ?? null)] : []),
      ...(bootstrap ? [drawn?.lo ?? null, drawn?.hi ?? null].map(significant) : []),
    ];
  });
  return [textTable(columns, rows, width), ...measures(document)].join('');
}

const r2Text = (value: number | null) => plainMinus(formatR2(value));

function measures(document: RegressionDocument): string[] {
  const { n, r2, adjustedR2, f, fP, residualSe, looR2, leaveOneGroupOutR2, bootstrap, assumed } = document;
  const adjusted = adjustedR2 === null ? '' : `, adjusted ${r2Text(adjustedR2)}`;
  const joint = f === null ? '' : `, F ${significant(f)} (p ${formatP(fP)})`;
  const residual = residualSe === null ? '' : `, residual SE ${significant(residualSe)}`;
  const groups = leaveOneGroupOutR2 === null ? '' : `, of groups left out ${r2Text(leaveOneGroupOutR2)}`;
  const units = bootstrap && `${bootstrap.units} ${bootstrap.unit}s`;
  const unusable = bootstrap && bootstrap.unusable > 0 ? `; ${bootstrap.unusable} more could not be fitted` : '';
  return [
    `n ${n}, R² ${r2Text(r2)}${adjusted}${joint}${residual}\n`,
    ...tuningText(document),
    `R² of rows left out ${r2Text(looR2)}${groups}\n`,
    ...(bootstrap
      ? [`Bootstrap: ${bootstrap.resamples} resamples of ${units ?? ''}, seed ${bootstrap.seed}${unusable}\n`]
      : []),
    ...assumed.map((sentence) => `Assumed: ${sentence}\n`),
  ];
}

function tuningText({ penalty, components, tuningChosen }: RegressionDocument): string[] {
  if (tuningChosen === null) return [];
  const how = tuningChosen ? 'chosen by cross-validation' : 'as given';
  return [
    penalty === null ? `Components ${String(components)}, ${how}\n` : `Penalty ${significant(penalty)}, ${how}\n`,
  ];
}
