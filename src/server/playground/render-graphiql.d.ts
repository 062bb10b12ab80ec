/**
 * The parts from which `renderGraphiQL` builds its page. The package ships types for them, but
 * only `moduleResolution: node16` and later would find the types of an exported subpath.
 */
declare module '@graphql-yoga/render-graphiql/graphiql' {
  /** A script that defines the global `YogaGraphiQL`. */
  export const js: string;
  export const css: string;
  /** Sources of the three web workers of the editor. */
  export const editorWorkerService: string;
  export const jsonWorker: string;
  export const graphqlWorker: string;
}
