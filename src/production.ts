/**
 * Makes the libraries leave out what is for those who develop them. graphql-js, which reads it once when it is
 * loaded, otherwise compares names of classes for each value that it completes: a third of what an answer takes.
 */
process.env.NODE_ENV ??= 'production';
