/** A test database is shared by the files of one worker: each worker has its own, or there is one worker. */
const maxWorkers = process.env.NEO4J_URI ? 1 : 2;

/** The folders whose files run as one (test/support/all-of.ts), unless a file or a folder is named. */
const asOne = 'api|engine|ingest|server|unit';
const isNamed = process.argv.slice(2).some((arg) => /^(\.\/)?test\b|\.ts$/.test(arg));

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    isNamed ? `/test/(${asOne})\\.test\\.ts$` : `/test/(${asOne})/`,
  ],
  // jose is an ES module alone, which jest takes only when it is compiled as our own files are.
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  transform: {
    '^.+(\\.ts|/jose/.+\\.js)$': [
      '@swc/jest',
      {
        jsc: {
          parser: {
            syntax: 'typescript',
            decorators: true,
          },
          transform: {
            legacyDecorator: true,
            useDefineForClassFields: false,
          },
          target: 'es2022',
        },
        module: {
          type: 'commonjs',
        },
      },
    ],
  },
  // What graphql looks up for every type that it meets: a global of the sandbox takes many times as long.
  sandboxInjectedGlobals: ['Array', 'Object', 'Symbol'],
  testSequencer: '<rootDir>/test/support/folders-first.js',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  maxWorkers: maxWorkers,
  // A worker that has grown to gigabytes takes longer to end than jest waits for: "failed to exit gracefully".
  workerIdleMemoryLimit: '500MB',
  // Nothing is measured by it: it ends what would never end, on the slowest machine.
  testTimeout: process.env.TEST_LONG ? 3_600_000 : 300_000,
};
