/** `agora stats pca TABLE.csv` */
import { AgoraError } from '../../../analysis/errors';
import { formatCorrelation, formatR2, plainMinus } from '../../../analysis/figures/format';
import { componentNames } from '../../../analysis/statistics/componentRegression';
import { itemAt } from '../../../analysis/statistics/matrix';
import { fitPca, project } from '../../../analysis/statistics/pca';
import { textTable } from '../textTable';
import { columnsOption, type StatsCommand } from './request';
import { numericColumns, selectRows } from './statsTable';
import { leftOutText, significant } from './statsText';

export const pca: StatsCommand = {
  name: 'pca',
  takes: ['x'],
  run(table, call) {
    const columns = columnsOption(call) ?? numericColumns(table);
    if (columns.length < 2)
      throw new AgoraError('bad-input', 'Principal components need at least two columns of numbers.');
    const { values, leftOut } = selectRows(table, columns, []);
    if (values.length < 2) throw new AgoraError('bad-input', 'Principal components need at least two rows of numbers.');
    const fit = fitPca(values, 'population');
    if (fit.rank === 0) throw new AgoraError('bad-input', 'No column varies, so there are no components.');
    const { eigenvalues, explainedVarianceRatio, loadings } = fit;
    const names = componentNames(loadings.length);
    const document = {
      n: values.length,
      columns,
      standardisation: 'population',
      constant: fit.standardisation.constant.map((at) => itemAt(columns, at)),
      explainedVariance: eigenvalues,
      explainedVarianceRatio,
      loadings,
      scores: project(values, fit, loadings.length),
      leftOut,
    };
    const text = textTable(
      ['', ...names].map((header, at) => ({ header, align: at === 0 ? 'left' : 'right' })),
      [
        ['explained variance', ...eigenvalues.map(significant)],
        ['share', ...explainedVarianceRatio.map(formatR2)],
        ...columns.map((column, j) => [
          column,
          ...loadings.map((component) => plainMinus(formatCorrelation(itemAt(component, j)))),
        ]),
      ],
      call.width,
    );
    const scaled = `n ${values.length}; each column less its mean, over its population deviation; largest loading of a component positive.\n`;
    return { document, text: `${text}${scaled}${leftOutText(leftOut)}` };
  },
};
