/**
 * Makes the libraries leave out what is for those who develop them. graphql-js, which reads it once when it is
 * loaded, otherwise compares names of classes for each value that it completes: a third of what an answer takes.
 */
process.env.NODE_ENV ??= 'production';

/**
 * How many threads run the statements of SQLite. libsql takes as many as there are processors, and where there are two,
 * two slow reads would hold up all else: also the end of a write. It looks when it is first used.
 */
process.env.TOKIO_WORKER_THREADS ??= '8';
