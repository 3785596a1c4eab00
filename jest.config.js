/**
 * Tests run as native ES modules, because Nest 12 ships nothing else, and in Node itself: Jest’s own runner loads the nearly thousand
 * modules of the service anew for every file, which was half of what a run took. Here each of the two processes loads them once; so a test
 * that changes what all see (`process.env`, a prototype) puts it back.
 */
export default {
  runner: 'jest-light-runner/child-process',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // More would starve the PostgreSQL server and the child processes that tests start.
  maxWorkers: 2,
  // A fresh PostgreSQL, a compiler run or a page in a browser takes longer than Jest's usual five seconds.
  testTimeout: 60_000,
  setupFiles: ['<rootDir>/test/support/typescript.js'],
  setupFilesAfterEnv: ['<rootDir>/test/support/deadlines.js'],
  testSequencer: '<rootDir>/test/support/longest-first.js',
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  reporters: ['default', '<rootDir>/test/support/skipped-reporter.js'],
};
