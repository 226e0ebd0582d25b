// @ts-check
/** Lint rules. Where a rule forbids something that is usual elsewhere, its message says why it is forbidden here. */
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** One gateway checks every sender and every argument; a second door would be unguarded. */
const gatewayOnly = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer'],
  message:
    'Calls cross in electron/shell/gateway.ts and electron/shell/preload.ts only: there the sender and the arguments are checked.',
};

const shellOnly = {
  name: 'electron',
  message: 'Only electron/shell knows Electron: the rest runs in Node and in tests without it.',
};

/** Tests that are switched off look like tests that pass. */
const noSwitchedOffTests = [
  {
    selector:
      'CallExpression[callee.object.name=/^(describe|it|test)$/][callee.property.name=/^(only|skip|todo|fixme|fails)$/]',
    message: 'A test runs or is deleted. What depends on the machine says so: it.skipIf(…).',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xdescribe|xtest|fit|fdescribe)$/]',
    message: 'A test runs or is deleted.',
  },
];

const noSleep = {
  selector: 'CallExpression[callee.property.name="waitForTimeout"]',
  message: 'Wait for a condition, not for a time: a sleep is too long on one machine and too short on another.',
};

/** Electron 25 runs on Node 18.15, and Chrome 114 has none either. */
const noCanParse = {
  selector: "MemberExpression[object.name='URL'][property.name='canParse']",
  message: 'The oldest runtime has no URL.canParse: use webAddress().',
};

const noMarkup = {
  selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
  message: 'Text of archives is shown as text: markup in it would run in the window.',
};

export default defineConfig(
  // AssemblyScript is checked by its own compiler.
  globalIgnores(['.out/', '.test/', 'node_modules/', '**/assembly/']),
  {
    files: ['**/*.{ts,tsx,mjs}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'prefer-const': 'error',
      'no-restricted-imports': ['error', { paths: [shellOnly] }],
      'no-restricted-syntax': ['error', ...noSwitchedOffTests, noSleep, noMarkup, noCanParse],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          caughtErrors: 'none',
        },
      ],
      // Numbers in messages are meant.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Objects here are made of functions that know no `this`.
      '@typescript-eslint/unbound-method': 'off',
      // `() => stop()` reads well where nothing is made of the result.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // An index signature read by its name hides that the name may be missing; the compiler asks for brackets.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['electron/shell/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [gatewayOnly] }] },
  },
  {
    files: ['electron/shell/gateway.ts', 'electron/shell/preload.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    // What a process says in tests and in the builder is read from JSON that nobody typed.
    files: ['build/**/*.{mjs,ts}'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    // A test that cannot run here says why.
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'no-console': 'off' },
  },
);
