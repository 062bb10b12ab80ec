const Sequencer = require('@jest/test-sequencer').default;

/** Runs the folders that run as one before other files: what takes longest is not left to one worker at the end. */
module.exports = class FoldersFirst extends Sequencer {
  sort(tests) {
    const isFolder = ({ path }) => /\/test\/(api|engine|ingest|server|unit)\.test\.ts$/.test(path);
    const sorted = super.sort(tests);
    return [...sorted.filter(isFolder), ...sorted.filter((test) => !isFolder(test))];
  }
};
