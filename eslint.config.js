import js from '@eslint/js';
import typescript from 'typescript-eslint';

/** Rules that find mistakes, with the help of types. Looks are left to prettier. */
export default typescript.config(
  { ignores: ['dist/', 'coverage/', 'data/', 'node_modules/'] },
  js.configs.recommended,
  ...typescript.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A promise nobody waits for loses its error, and with it perhaps a write.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      // A new member of a union must be met by every place that tells them apart, or by a default that means it.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      // Nest reads constructor types at run time, so files with decorators keep their imports as values: the rule
      // leaves them alone because tsconfig.json sets emitDecoratorMetadata.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      // Underscored names are there because a signature or a pattern asks for them.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Amounts and dates print themselves; no-base-to-string sees what does not.
      '@typescript-eslint/restrict-template-expressions': 'off',
      // async without await is how a method fulfils an asynchronous interface.
      '@typescript-eslint/require-await': 'off',
      // Nest modules are classes without members.
      '@typescript-eslint/no-extraneous-class': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // No text is run as code, wherever it came from.
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  {
    // Matchers and parsed answers are `any` in tests, and Jest gives methods to be called unbound.
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // In a domain a default would swallow a new event: the compiler and this rule must complain instead.
    files: ['src/*/domain/**'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
    },
  },
  {
    // Standard output carries answers for machines; what people are told goes through the logger or the terminal's own code.
    files: ['src/**'],
    rules: { 'no-console': 'error' },
  },
  {
    // The compiler checks names and types of the JavaScript files too (checkJs).
    files: ['**/*.js'],
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    // Configuration files at the root belong to no TypeScript project.
    files: ['*.js', '.*.cjs', '.ci/*.js', 'test/support/programs/*.js'],
    extends: [typescript.configs.disableTypeChecked],
    languageOptions: { globals: { module: 'writable' } },
  },
);
