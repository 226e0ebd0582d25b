/**
 * The arrows of the architecture: who may know whom. Every rule carries its reason, which is printed when it is broken.
 * `tests/build/arrows.test.ts` breaks each of them on purpose.
 */

/** The layers of analysis/: for each folder, what of analysis/ it must not know. */
const layers = [
  [
    'statistics',
    'analysis/(?!statistics/|errors[.]ts|analysisResults[.]ts)',
    'Statistics are plain mathematics: numbers in, numbers out.',
  ],
  [
    'archive',
    'analysis/(store|statistics|figures|engine)(/|[.])',
    'Reading bytes does not depend on what is done with the rows.',
  ],
  [
    'study',
    'analysis/(archive/(?!kind[.]ts)|(store|figures|engine|workspace)(/|[.]))',
    'The nouns know neither files nor the database nor figures.',
  ],
  [
    'workspace',
    'analysis/(archive|store|statistics|metrics|figures|engine)(/|[.])',
    'A workspace is what the user says about archives, whatever is in them.',
  ],
  ['figures', 'analysis/(archive|store|engine)(/|[.])', 'Figures are made from results, wherever these come from.'],
  ['store', 'analysis/(statistics|figures|engine)(/|[.])', 'The store keeps rows; it does not compute on them.'],
  ['metrics', 'analysis/(archive|figures|engine)(/|[.])', 'A metric takes texts and gives a number.'],
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle makes two files one, and hides which of them is the lower.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere breaks the build.',
      severity: 'error',
      from: { pathNot: '^tests/build/' },
      // Vite resolves what ends in `?url` itself, the builder what ends in `?assembly` or `?package`.
      to: { couldNotResolve: true, pathNot: '[?](url|assembly|package)$' },
    },
    {
      name: 'analysis-stands-alone',
      comment: 'The subject runs in a Web Worker, in Node and in tests: it knows neither the machine nor the window.',
      severity: 'error',
      from: { path: '^analysis/' },
      to: { path: '^(electron|renderer|build|tests)/' },
    },
    {
      name: 'analysis-takes-data-only-from-resources',
      comment: 'What ships beside the code is data, never code.',
      severity: 'error',
      from: { path: '^analysis/' },
      to: { path: '^resources/', pathNot: '[.]json$' },
    },
    {
      name: 'analysis-knows-no-node',
      comment: 'A Web Worker has no Node built-ins: what the analysis needs from outside comes through ports.ts.',
      severity: 'error',
      from: { path: '^analysis/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'window-knows-the-contract-only',
      comment: 'Window and machine meet in electron/contract.ts.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/', pathNot: '^electron/contract[.]ts$' },
    },
    {
      name: 'contract-is-types-only',
      comment: 'The contract holds types: nothing of the machine may be bundled into the window.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/contract[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'window-knows-no-machine-packages',
      comment: 'The window is sandboxed: it has neither Electron nor Node.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|node:.*)$|node_modules/electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'window-knows-no-node',
      comment: 'The window is sandboxed: it has neither Electron nor Node.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'machine-knows-no-window',
      comment: 'The machine serves any window: it knows the contract, and loads the built page.',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'shell-only-knows-electron',
      comment: 'Terminal, jobs and ports run in plain Node.',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/shell/' },
      to: { path: '^electron/shell/|^electron$|node_modules/electron/' },
    },
    {
      name: 'nobody-knows-the-tests',
      comment: 'What ships does not depend on what tests it.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'sources-do-not-know-the-builder',
      comment: 'The builder makes the bundles; it is not in them.',
      severity: 'error',
      from: { path: '^(electron|renderer)/' },
      to: { path: '^build/' },
    },
    ...layers.map(([folder, other, comment]) => ({
      name: `layer-${folder}`,
      comment,
      severity: 'error',
      from: { path: `^analysis/${folder}/` },
      to: { path: `^${other}` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^[.](out|test)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
