import { AgoraError } from '../../analysis/errors';
import { correlate } from './stats/correlate';
import { pca } from './stats/pca';
import { regress } from './stats/regress';
import { refuseOthers, type StatsCommand } from './stats/request';
import { readStatsTable } from './stats/statsTable';
import type { Verb } from './verb';

const commands: readonly StatsCommand[] = [pca, regress, correlate];
const names = commands.map(({ name }) => name).join('|');

/** `agora stats pca|regress|correlate TABLE.csv` */
export const statsVerb: Verb = {
  name: 'stats',
  words: [names, 'TABLE.csv'],
  summary: 'Principal components, a regression or correlations of any table.',
  help: `
The table has a header; cells are parted by commas, tabs or semicolons. A row without a number where one is needed is left
out and named.
  --y COLUMN          the outcome of a regression; correlations with it alone
  --x COLUMN,COLUMN   predictors, or the columns to analyse; without it all columns of numbers
  --group COLUMN      rows that belong together, such as those of one generator: left out whole, and the clusters
  --within COLUMN     an intercept for each of its values, such as settings: only differences inside them count
  --robust hc3        standard errors for rows of unequal variance
  --robust cluster    standard errors for rows that are dependent within --group (CR1), and the wild cluster bootstrap
JSON of regress: {n, k, coefficients: [{name, estimate, se, t, p, lo, hi}], r2, adjustedR2, f, fP, residualSe, looR2,
leaveOneGroupOutR2, vif, conditionNumber, digits, wildBootstrap, assumed, leftOut}; R² out of sample against the mean of all rows.
JSON of pca: {n, columns, standardisation, explainedVariance, explainedVarianceRatio, loadings: [component][column],
scores: [row][component], leftOut}.
JSON of correlate: {n, columns, within, pairs: [{a, b, pearson, spearman, kendall, within}], leftOut}, each way with
{coefficient, n, p, lo, hi, method, reference, holm, benjaminiHochberg}.`,
  options: {
    y: { type: 'string' },
    x: { type: 'string' },
    group: { type: 'string' },
    within: { type: 'string' },
    robust: { type: 'string' },
  },
  async run(call) {
    const [name, path = ''] = call.words;
    const command = commands.find((each) => each.name === name);
    if (!command) throw new AgoraError('bad-input', `"stats" does ${names}, not "${name ?? ''}".`);
    refuseOthers(command, call);
    const { table, problems } = await readStatsTable(path);
    for (const { line, message } of problems) call.say(line === null ? message : `line ${line}: ${message}`);
    if (table === null) return { document: { problems }, text: '', readable: false };
    return { ...command.run(table, call), readable: true };
  },
};
