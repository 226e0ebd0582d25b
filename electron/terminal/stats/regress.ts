/** `agora stats regress TABLE.csv --y COLUMN --x a,b,c` */
import { AgoraError } from '../../../analysis/errors';
import { estimators } from '../../../analysis/statistics/estimators';
import type { ErrorKind } from '../../../analysis/statistics/standardErrors';
import type { Call } from '../verb';
import { estimatorDocument, leastSquaresDocument } from './regressionDocument';
import { regressionText } from './regressionText';
import { choiceOption, columnsOption, countOption, sizeOption, textOption, type StatsCommand } from './request';
import { selectRows } from './statsTable';
import { leftOutText } from './statsText';

export const regress: StatsCommand = {
  name: 'regress',
  takes: [
    'y',
    'x',
    'group',
    'within',
    'robust',
    'correction',
    'estimator',
    'penalty',
    'components',
    'bootstrap',
    'seed',
  ],
  run(table, call) {
    const outcome = textOption(call, 'y');
    const names = columnsOption(call);
    if (outcome === null || names === null)
      throw new AgoraError('bad-input', 'A regression needs --y COLUMN and --x COLUMN,COLUMN,….');
    if (names.includes(outcome))
      throw new AgoraError('bad-input', `${outcome} cannot explain itself: leave it out of --x.`);
    const group = textOption(call, 'group');
    const within = textOption(call, 'within');
    const estimator = choiceOption(call, 'estimator', ['ols', ...estimators]);
    const errors = errorKind(call, group);
    const labelled = [group, within].filter((column) => column !== null);
    const { values, labels, leftOut } = selectRows(table, [outcome, ...names], labelled);
    const data = {
      x: values.map((row) => row.slice(1)),
      y: values.map(([y = NaN]) => y),
      names,
      groups: group === null ? null : (labels[0] ?? null),
    };
    const tuning = tuningOption(call, estimator);
    const asked = { y: outcome, group, within, estimator, n: values.length, k: names.length };
    const document =
      estimator === 'ols'
        ? leastSquaresDocument(call, asked, leftOut, data, labels[labels.length - 1] ?? null, errors)
        : estimatorDocument(call, asked, leftOut, { ...data, estimator, tuning });
    return { document, text: `${regressionText(document, call.width)}${leftOutText(leftOut)}` };
  },
};

/** `cluster` is CR1, what other programs print under that name, unless another correction is asked for. */
function errorKind(call: Call, group: string | null): ErrorKind {
  const robust = textOption(call, 'robust');
  const correction = textOption(call, 'correction');
  if (correction !== null && robust !== 'cluster')
    throw new AgoraError('bad-input', '--correction goes with --robust cluster.');
  if (robust === null) return 'classical';
  if (robust === 'hc3') return 'hc3';
  if (robust !== 'cluster') throw new AgoraError('bad-input', `--robust is hc3 or cluster, not "${robust}".`);
  if (group === null) throw new AgoraError('bad-input', '--robust cluster needs --group COLUMN, the clusters.');
  return choiceOption(call, 'correction', ['cr1', 'cr2']);
}

function tuningOption(call: Call, estimator: string): number | null {
  const penalty = sizeOption(call, 'penalty');
  const components = countOption(call, 'components', 1, 1000);
  if (penalty !== null && estimator !== 'ridge' && estimator !== 'lasso')
    throw new AgoraError('bad-input', `--penalty goes with --estimator ridge or lasso, not ${estimator}.`);
  if (components !== null && estimator !== 'pls')
    throw new AgoraError('bad-input', `--components goes with --estimator pls, not ${estimator}.`);
  return penalty ?? components;
}
