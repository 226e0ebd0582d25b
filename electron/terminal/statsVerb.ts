import { AgoraError } from '../../analysis/errors';
import { correlate } from './stats/correlate';
import { designHelp, designOptions, runDesign } from './stats/design';
import { pca } from './stats/pca';
import { regress } from './stats/regress';
import { problemLine } from './problemLine';
import { refuseOthers, statsOptions, type StatsCommand } from './stats/request';
import { readStatsTable } from './stats/statsTable';
import type { Verb } from './verb';

const commands: readonly StatsCommand[] = [pca, regress, correlate];
const names = [...commands.map(({ name }) => name), 'design'].join('|');

/** `agora stats pca|regress|correlate TABLE.csv` and `agora stats design [PATH]` */
export const statsVerb: Verb = {
  name: 'stats',
  words: [names, 'TABLE.csv|PATH'],
  optionalWords: 1,
  summary: 'Principal components, a regression or correlations of any table; the power of a study.',
  help: `
The table has a header; cells are parted by commas, tabs or semicolons. A row without a number where one is needed is left
out and named by its line, column and value. Values of more than 1e150 are refused.

regress
  --y COLUMN          the outcome
  --x COLUMN,COLUMN   the predictors
  --group COLUMN      rows that belong together, such as those of one generator: left out whole, and the clusters
  --within COLUMN     an intercept for each of its values, such as settings: only differences inside them count
  --robust hc3        standard errors for rows of unequal variance
  --robust cluster    standard errors for rows that are dependent within --group, and the wild cluster bootstrap
  --correction cr1    for --robust cluster: G/(G−1)·(n−1)/(n−k−1), t with G−1 degrees of freedom (as without it)
  --correction cr2    for --robust cluster: Bell & McCaffrey, degrees of freedom by Satterthwaite; better for few groups
  --bootstrap N       intervals from N resamples of rows, or of whole groups with --group; --seed S repeats them (1)
  --estimator NAME    ols (as without it), huber, theil-sen (one predictor), ridge, lasso or pls
  --penalty P         of ridge, Σe² + P·Σβ², and of lasso, Σe²/2n + P·Σ|β|, on predictors over their population deviation
  --components N      of pls; without either, cross-validation chooses, on whole groups with --group
pca
  --x COLUMN,COLUMN   the columns; without it all columns of numbers
  --missing complete  leaves out rows with gaps (as without it); how many is said
  --missing impute    fills gaps from --components components (2), with a warning and their number
  --components N      components whose loadings are resampled (5), and that fill gaps
  --bootstrap N       intervals of the loadings from N resamples of rows; --seed S repeats them (1)
  --parallel N        parallel analysis on N tables of unrelated columns
  --supplementary C,C columns that take no part and are correlated with the components
correlate
  --x COLUMN,COLUMN   the columns; without it all columns of numbers
  --y COLUMN          correlations with it alone
  --within COLUMN     also of deviations from the means of its groups
  --partial C,C       also with these columns held fixed
Kendall's p is exact up to 33 untied pairs, Spearman's up to 9.
${designHelp}

JSON of regress: {y, group, within, estimator, n, k, errors, clusters, coefficients: [{name, estimate, se, t, p, lo, hi}],
standardised, penalty, components, tuningChosen, r2, adjustedR2, f, fP, residualSe, looR2, leaveOneGroupOutR2, vif,
conditionNumber, digits, wildBootstrap, bootstrap, partialRegressions: [{name, x, y}], assumed, leftOut}; R² out of sample
against the mean of all rows; null where an estimator does not say.
JSON of pca: {n, columns, standardisation, constant, explainedVariance, explainedVarianceRatio, loadings:
[component][column], scores: [row][component], lines, contributions and squaredCosines: [component][column],
rowContributions and rowSquaredCosines: [row][component], supplementary: [{name, n, correlations}], bootstrap: {resamples,
seed, components, intervals, foundAgain}, parallel: {draws, seed, thresholds, components}, missing, leftOut}.
JSON of correlate: {n, columns, within, held, pairs: [{a, b, pearson, spearman, kendall, within, partial}], leftOut}, each
way with {coefficient, n, p, lo, hi, method, reference, holm, benjaminiHochberg}.
JSON of design: {archive, effect: {kind, size}, design: {generators, settings, seeds}, alpha, wantedPower, deviations:
{generators, cells, seeds}, power, standardError, degreesOfFreedom, needed: {generators, settings, seeds}, detectable,
curve: [{generators, power}], assumed}; null where there is no such number.`,
  options: { ...statsOptions, ...designOptions },
  async run(call) {
    const [name, path] = call.words;
    if (name === 'design') {
      refuseOthers({ name, takes: Object.keys(designOptions) }, call);
      return runDesign(call);
    }
    const command = commands.find((each) => each.name === name);
    if (!command) throw new AgoraError('bad-input', `"stats" does ${names}, not "${name ?? ''}".`);
    refuseOthers(command, call);
    if (path === undefined) throw new AgoraError('bad-input', `Usage: agora stats ${command.name} TABLE.csv [options]`);
    const { table, problems } = await readStatsTable(path);
    for (const problem of problems) call.say(problemLine(problem).trimEnd());
    if (table === null) return { document: { problems }, text: '', readable: false };
    return { ...command.run(table, call), readable: true };
  },
};
